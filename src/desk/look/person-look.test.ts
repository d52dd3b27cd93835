import { expect, test } from "vitest";
import { faceCount, faceOf, initialsOf } from "./person-look.ts";

test("[rank 12] a person's initials are those of the first and the last name", () => {
  expect(initialsOf("Dana Reyes")).toBe("DR");
  expect(initialsOf("  Maria del Mar Ortiz ")).toBe("MO");
  expect(initialsOf("CGEU")).toBe("CG");
  expect(initialsOf("Cher")).toBe("CH");
  expect(initialsOf("𝒳avier")).toBe("𝒳A");
  expect(initialsOf("")).toBe("");
});

test("[rank 12] a name has one colour, and names use all the colours there are", () => {
  expect(faceOf("Dana Reyes")).toBe(faceOf("Dana Reyes"));
  const faces = new Set(Array.from({ length: 200 }, (_, index) => faceOf(`Customer ${index}`)));
  expect(faces).toEqual(new Set(Array.from({ length: faceCount }, (_, index) => index + 1)));
});
