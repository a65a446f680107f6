import type { Family } from '../family.ts';
import { AD_CLICKS } from './ad-clicks.ts';
import { CARD_FRAUD } from './card-fraud.ts';
import { CHURN } from './churn.ts';
import { DELIVERY_TIME } from './delivery-time.ts';
import { ENERGY_DEMAND } from './energy-demand.ts';
import { HOUSE_PRICES } from './house-prices.ts';
import { INSURANCE_CLAIMS } from './insurance-claims.ts';
import { LOAN_DEFAULT } from './loan-default.ts';
import { READMISSION } from './readmission.ts';
import { SUPPORT_TICKETS } from './support-tickets.ts';

/** Rates and constants are measured on these. */
export const TUNING_FAMILIES: readonly Family[] = [
  CARD_FRAUD,
  LOAN_DEFAULT,
  ENERGY_DEMAND,
  AD_CLICKS,
  READMISSION,
];

/** Reported figures come from these alone: nothing is tuned on them. */
export const HELD_OUT_FAMILIES: readonly Family[] = [
  CHURN,
  HOUSE_PRICES,
  DELIVERY_TIME,
  INSURANCE_CLAIMS,
  SUPPORT_TICKETS,
];

export const ALL_FAMILIES: readonly Family[] = [...TUNING_FAMILIES, ...HELD_OUT_FAMILIES];
