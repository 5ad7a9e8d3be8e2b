import { gunzipSync } from 'node:zlib';
import { encodingsOf } from './encodingsOf';

/** Where a token was found: its name and the encoding, never the token. */
export interface Finding {
  readonly token: string;
  readonly encoding: string;
}

/** The letters that tokens are looked for by first. */
const HEAD = 4;

/** Tokens that begin alike: what to look for first, and then their whole forms. */
interface Group {
  readonly head: Buffer;
  /** Base64 keeps the case of what it encodes; everything else is looked for in small letters. */
  readonly base64: boolean;
  /** The head stands at the end of a form that is reversed, and at the beginning of any other. */
  readonly reversed: boolean;
  /** What is found with each form. */
  readonly forms: Map<string, Finding[]>;
  readonly lengths: Set<number>;
}

/** ASCII letters in small, as encodings are looked for; what is base64 keeps its case. */
const lowered = (bytes: Buffer): Buffer => {
  const small = Buffer.from(bytes);
  for (let at = 0; at < small.length; at += 1) {
    const byte = small[at] as number;
    if (byte >= 65 && byte <= 90) small[at] = byte + 32;
  }
  return small;
};

const unzipped = (bytes: Buffer): Buffer | null => {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return null;
  try {
    return gunzipSync(bytes);
  } catch {
    return null;
  }
};

const groupsOf = (tokens: Readonly<Record<string, string>>): Group[] => {
  const groups = new Map<string, Group>();
  for (const [token, value] of Object.entries(tokens)) {
    const heads = encodingsOf(value.slice(0, HEAD));
    for (const [encoding, bytes] of Object.entries(encodingsOf(value))) {
      const head = heads[encoding] as Buffer;
      const base64 = encoding.startsWith('base64');
      const reversed = encoding === 'reversed';
      const key = [head.toString('latin1'), base64, reversed].join(' ');
      const group = groups.get(key) ?? {
        ...{ head, base64, reversed },
        ...{ forms: new Map<string, Finding[]>(), lengths: new Set<number>() },
      };
      groups.set(key, group);
      const form = bytes.toString('latin1');
      group.lengths.add(form.length);
      group.forms.set(form, [...(group.forms.get(form) ?? []), { token, encoding }]);
    }
  }
  return [...groups.values()];
};

const standing = (group: Group, bytes: Buffer, at: number): readonly Finding[] => {
  const { head, reversed, forms, lengths } = group;
  const end = at + head.length;
  if (end > bytes.length || bytes.compare(head, 0, head.length, at, end) !== 0) return [];
  return [...lengths].flatMap((length) => {
    const from = reversed ? end - length : at;
    return from < 0 ? [] : (forms.get(bytes.toString('latin1', from, from + length)) ?? []);
  });
};

/** Looks for all groups in one pass, by the first two bytes of their heads. */
class Pass {
  private readonly begins = new Uint8Array(1 << 16);
  private readonly groups = new Map<number, Group[]>();

  constructor(groups: readonly Group[]) {
    for (const group of groups) {
      const pair = group.head.readUInt16BE(0);
      this.begins[pair] = 1;
      this.groups.set(pair, [...(this.groups.get(pair) ?? []), group]);
    }
  }

  over(bytes: Buffer, found: Set<Finding>): void {
    const { begins } = this;
    let pair = bytes[0] ?? 0;
    for (let next = 1; next < bytes.length; next += 1) {
      pair = ((pair & 0xff) << 8) | (bytes[next] as number);
      if (begins[pair] === 0) continue;
      for (const group of this.groups.get(pair) ?? []) {
        for (const finding of standing(group, bytes, next - 1)) found.add(finding);
      }
    }
  }
}

/**
 * Looks for many tokens at once: in one pass for the few ways in which they begin, and only where one
 * stands for whole tokens, so that a hundred megabytes take seconds.
 */
export class TokenIndex {
  private readonly asIs: Pass;
  private readonly inSmall: Pass;

  /** @param tokens ASCII values of four letters or more, by the name under which a finding is reported */
  constructor(tokens: Readonly<Record<string, string>>) {
    const groups = groupsOf(tokens);
    this.asIs = new Pass(groups.filter(({ base64 }) => base64));
    this.inSmall = new Pass(groups.filter(({ base64 }) => !base64));
  }

  /** @returns each token once for each encoding in which it stands in the bytes, or in what they hold zipped */
  find(bytes: Buffer): Finding[] {
    const inside = unzipped(bytes);
    if (inside) return this.find(inside);
    const found = new Set<Finding>();
    this.inSmall.over(lowered(bytes), found);
    this.asIs.over(bytes, found);
    return [...found];
  }
}
