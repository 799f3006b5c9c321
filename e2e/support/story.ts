// What a school writes in a referral: an invented family, in the words of the form.
export interface Day {
  day: number;
  month: number;
  year: number;
}

export interface Sign {
  text: string;
  evidence: string;
}

export interface Story {
  child: { given: string; family: string; born: Day; school: string; nhs: string };
  parent: { given: string; family: string; relation: string; phone: string; email: string };
  home: { address: string; postcode: string };
  worries: string;
  workingWell: string;
  needed: string;
  childSaid: string;
  signs: Sign[];
  tried: string;
  goal: string;
}

/** A referral that the guidance puts at tier 3: two linked needs, in two parts of the child's life. */
export function story(given = "Tansy"): Story {
  return {
    child: { given, family: "Storywell", born: day({ years: 8, days: 40 }), school: "Example Hillside Primary School", nhs: "999 000 0018" },
    parent: { given: "Campion", family: "Storywell", relation: "Mother", phone: "07700 900314", email: `${given.slice(0, 20)}.storywell@example.org`.toLowerCase() },
    home: { address: "9 Invented Row\nNorthmoor", postcode: "NM1 2AB" },
    worries: `${given} has missed eleven days since September and says that nobody got up in time.`,
    workingWell: `${given} reads to the younger ones at lunch and is proud of it.`,
    needed: "Somebody to sort out mornings with, and a word with the landlord about the letters.",
    childSaid: "I like it when we walk in together. I do not like the letters on the mat.",
    signs: [
      { text: "The child misses one school day in ten or more.", evidence: "The register: 11 of 52 days since September." },
      { text: "The family may lose their home or live in far too little space.", evidence: "Her mother showed us the second letter." },
    ],
    tried: "Something else",
    goal: "Going to school, joining in and getting on there",
  };
}

/** Words that may stand in no address and in no mail. */
export function personal({ child, parent, home, ...told }: Story): string[] {
  return [child.given, child.family, parent.given, parent.phone, home.postcode, "Invented Row", told.worries, told.childSaid];
}

/** A day this long ago, as the form asks for it. */
export function day({ years = 0, days = 0 }: { years?: number; days?: number }): Day {
  const then = new Date();
  then.setDate(then.getDate() - days);
  then.setFullYear(then.getFullYear() - years);
  return { day: then.getDate(), month: then.getMonth() + 1, year: then.getFullYear() };
}
