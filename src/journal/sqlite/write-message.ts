import { packAppend, unpackAppend } from './append-parcel.ts';
import type { CallOf } from './call.ts';
import type { Outgoing } from './channel.ts';
import { newPacker, newUnpacker, type Parcel, transferOf } from './parcel.ts';
import type { Writes } from './writes.ts';

/** Calls to the writer in their order: an append is `null` here and lies in the parcel, the rarer others are here. */
export interface WriteMessage {
  readonly parcel: Parcel;
  readonly calls: readonly (CallOf<Writes> | null)[];
}

export function newWriteMessage(): Outgoing<CallOf<Writes>, WriteMessage> {
  const packer = newPacker();
  const calls: (CallOf<Writes> | null)[] = [];
  return {
    add: (call) => {
      if (call.name === 'append') {
        const mark = packer.mark();
        try {
          packAppend(packer, ...call.parameters);
        } catch (error) {
          packer.reset(mark);
          throw error;
        }
        calls.push(null);
      } else {
        calls.push(structuredClone(call));
      }
    },
    seal: () => {
      const parcel = packer.seal();
      return { message: { parcel, calls }, transfer: transferOf(parcel) };
    },
  };
}

export function callsOf({ parcel, calls }: WriteMessage): readonly CallOf<Writes>[] {
  const unpacker = newUnpacker(parcel);
  return calls.map((call) => call ?? { name: 'append', parameters: [unpackAppend(unpacker)] });
}
