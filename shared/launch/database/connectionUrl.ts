import { LaunchError } from '../LaunchError';

const SHAPE = /^(postgres(?:ql)?:)\/\/(?:([^/]*)@)?([^@/?#]*)\/([^/?#]*)(?:\?(.*))?$/;

/** An administrator's connection string, in its parts. */
export interface ConnectionUrl {
  readonly database: string;
  /** The same server and options with another user. */
  readonly as: (user: string, password: string) => string;
  /** The same user with another database. */
  readonly to: (database: string) => string;
}

/**
 * Takes a connection string apart; it may name a host, or a socket folder by `?host=/…`.
 * @throws LaunchError when it is none, or names no database; it is never repeated, as it holds a password
 */
export function connectionUrl(text: string): ConnectionUrl {
  const [, scheme, user, host, encoded, query = ''] = SHAPE.exec(text) ?? [];
  if (scheme === undefined || !encoded) {
    throw new LaunchError(
      'DATABASE_URL must name an administrator, a server and a database: ' +
        'postgresql://administrator:password@host:5432/lidhja',
    );
  }
  const options = new URLSearchParams(query);
  options.delete('user');
  options.delete('password');
  const rest = options.size > 0 ? `?${options}` : '';
  return {
    database: decodeURIComponent(encoded),
    as: (role, password) =>
      `${scheme}//${role}:${encodeURIComponent(password)}@${host}/${encoded}${rest}`,
    to: (database) =>
      `${scheme}//${user ? `${user}@` : ''}${host}/${encodeURIComponent(database)}${query && `?${query}`}`,
  };
}
