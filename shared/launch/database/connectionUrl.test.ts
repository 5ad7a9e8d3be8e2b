import { connectionUrl } from './connectionUrl';

describe('a connection string', () => {
  it('is turned into one for another role or database of the same server', () => {
    const url = connectionUrl('postgresql://adm:p%40ss@db.example:5433/hub?sslmode=require');
    expect(url.database).toBe('hub');
    expect(url.as('lidhja_local', 'a/b')).toBe(
      'postgresql://lidhja_local:a%2Fb@db.example:5433/hub?sslmode=require',
    );
    expect(url.to('other')).toBe('postgresql://adm:p%40ss@db.example:5433/other?sslmode=require');
  });

  it("takes the administrator's name and password along nowhere", () => {
    const url = connectionUrl('postgres:///hub?host=/var/run&user=adm&password=secret');
    expect(url.as('lidhja_local', 'x')).toBe('postgres://lidhja_local:x@/hub?host=%2Fvar%2Frun');
    expect(url.to('postgres')).toBe('postgres:///postgres?host=/var/run&user=adm&password=secret');
  });

  it.each(['hub', 'mysql://a@b/c', 'postgresql://a@b', 'postgresql://a:secret@b/'])(
    'refuses %s without repeating it',
    (text) => {
      expect(() => connectionUrl(text)).toThrow(/must name an administrator/);
      expect(() => connectionUrl(text)).not.toThrow(/secret/);
    },
  );
});
