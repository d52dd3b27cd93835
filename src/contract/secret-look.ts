/**
 * What makes a segment of a page's path, or the value of a parameter, look like a secret: twenty letters and
 * digits in a row (which a JSON Web Token has, too), a UUID, an e-mail address, parameters within the path.
 * (B-67)
 */
export const secretLook = /;|.(@|%40)|(?=\D{0,19}\d)[\da-z]{20}|[\da-f]{8}(-[\da-f]{4}){3}/i;
