import {
  Operation,
  PageArguments,
  readPage,
  type Page,
  type RequestContext,
  SelectsBy,
} from '@lidhja/enforcement';
import { Arg, Args, Ctx, Query, Resolver } from 'type-graphql';
import { Area, AreaKind, AreaPage } from './Area';
import { AreaStore } from './AreaStore';

@Resolver(() => Area)
export class AreaResolver {
  @Operation({ by: ['any'] })
  @Query(() => AreaPage, { description: 'Areas of one kind, by name.' })
  areas(
    @SelectsBy('Area.kind') @Arg('kind', () => AreaKind) kind: AreaKind,
    @Args(() => PageArguments) page: PageArguments,
    @Ctx() context: RequestContext,
  ): Promise<Page<Area>> {
    const list = {
      list: `areas:${kind}`,
      position: (area: Area) => [area.name, area.code],
      read: (limit: number, after: string[] | null) =>
        AreaStore.findPage(context.session, kind, limit, after) as Promise<Area[]>,
    };
    return readPage(context, list, page);
  }
}

/** Areas are open data: the check is that the area exists. */
export async function areaByReference(
  { code }: { code: string },
  context: RequestContext,
): Promise<object | null> {
  const loader = context.loader('areas', async (codes: readonly string[]) => {
    const rows = await AreaStore.findByCodes(context.session, codes);
    const byCode = new Map(rows.map((row) => [row.code, row]));
    return codes.map((one) => byCode.get(one) ?? null);
  });
  return loader.load(code);
}
