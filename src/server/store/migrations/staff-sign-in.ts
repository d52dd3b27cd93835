/** Tables of the sign-in library, with its own names of fields; their times are its own too. */
export const staffSignIn = [
  `create table auth_user (
    id text primary key,
    name text not null,
    email text not null unique,
    "emailVerified" boolean not null,
    image text,
    "createdAt" timestamptz not null,
    "updatedAt" timestamptz not null
  )`,
  `create table auth_session (
    id text primary key,
    "expiresAt" timestamptz not null,
    token text not null unique,
    "createdAt" timestamptz not null,
    "updatedAt" timestamptz not null,
    "ipAddress" text,
    "userAgent" text,
    "userId" text not null references auth_user (id)
  )`,
  `create index auth_session_by_user on auth_session ("userId")`,
  `create table auth_credential (
    id text primary key,
    "accountId" text not null,
    "providerId" text not null,
    "userId" text not null references auth_user (id),
    "accessToken" text,
    "refreshToken" text,
    "idToken" text,
    "accessTokenExpiresAt" timestamptz,
    "refreshTokenExpiresAt" timestamptz,
    scope text,
    password text,
    "createdAt" timestamptz not null,
    "updatedAt" timestamptz not null
  )`,
  `create index auth_credential_by_user on auth_credential ("userId")`,
  `create table auth_verification (
    id text primary key,
    identifier text not null,
    value text not null,
    "expiresAt" timestamptz not null,
    "createdAt" timestamptz not null,
    "updatedAt" timestamptz not null
  )`,
] as const;
