import { type Traffic } from '../../mesh/trafficOf';
import { blend, type Look } from './Look';

/** Shades between a colour and its faint one: more could not be told apart. */
const shades = 8;
const found = new WeakMap<Look, Map<string, string>>();

/** The colour of a healthy call, fainter the more of them there are: `crowd` is from 0 to 1. */
export function healthyColour(look: Look, kind: Traffic, crowd: number): string {
  const shade = Math.round(crowd * shades);
  const colours = found.get(look) ?? new Map<string, string>();
  found.set(look, colours);
  const key = `${kind} ${shade}`;
  const colour = colours.get(key) ?? blend(look.faint[kind], look.kind[kind], shade / shades);
  colours.set(key, colour);
  return colour;
}
