import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { derivedFile } from '../keys/keyFiles';
import { LaunchError } from '../LaunchError';

/** Passwords of the login roles by role, kept in a file for its owner alone. */
export class RoleSecrets {
  private readonly passwords: Record<string, string>;

  /** @throws LaunchError when the file is there and is not what it should be */
  constructor(private readonly path: string) {
    this.passwords = existsSync(path) ? RoleSecrets.parse(path) : {};
  }

  private static parse(path: string): Record<string, string> {
    try {
      return JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
    } catch {
      throw new LaunchError(
        `${path} cannot be read as the passwords of the database's roles: remove it, and new passwords ` +
          'are made and given to the roles.',
      );
    }
  }

  /** The role's password, made when there is none. */
  of(role: string): string {
    return (this.passwords[role] ??= randomBytes(24).toString('base64url'));
  }

  save(): void {
    derivedFile(this.path, `${JSON.stringify(this.passwords, null, 2)}\n`);
  }
}
