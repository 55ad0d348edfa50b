import { type TimeZone } from '@grafana/data';
import { createContext } from 'react';

/** The dashboard's time zone, in which the panel tells all times. */
export const TimeZoneContext = createContext<TimeZone>('browser');
