/**
 * Where the Regions are: the names under which people ask for data residency. The place of each is that which AWS's own data
 * gives (botocore 1.43.11, data/partitions.json, read on 2026-11-21): Frankfurt, Ireland, Paris, Stockholm, Milan and Spain,
 * and Germany for the European Sovereign Cloud, are in the European Union; London and Zurich are not. Compare it when a Region
 * is added: the test names those that stand in no list.
 */

export interface Residency {
  name: string;
  /** Names of Regions; one that ends in `-` stands for all that begin so. */
  regions: readonly string[];
}

const union = ['eu-central-1', 'eu-west-1', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eusc-de-east-1'];

export const residencies: readonly Residency[] = [
  { name: 'European Union', regions: union },
  { name: 'Europe, with the UK and Switzerland', regions: [...union, 'eu-west-2', 'eu-central-2'] },
  { name: 'United Kingdom', regions: ['eu-west-2'] },
  { name: 'Switzerland', regions: ['eu-central-2'] },
  { name: 'United States', regions: ['us-east-', 'us-west-', 'us-gov-'] },
  { name: 'US GovCloud', regions: ['us-gov-'] },
  { name: 'Canada', regions: ['ca-'] },
  { name: 'Mexico', regions: ['mx-central-1'] },
  { name: 'Israel', regions: ['il-central-1'] },
  { name: 'Japan', regions: ['ap-northeast-1', 'ap-northeast-3'] },
  { name: 'India', regions: ['ap-south-1', 'ap-south-2'] },
  { name: 'Australia', regions: ['ap-southeast-2', 'ap-southeast-4'] },
  { name: 'Asia Pacific', regions: ['ap-'] },
  { name: 'South America', regions: ['sa-'] },
  { name: 'Middle East', regions: ['me-'] },
  { name: 'Africa', regions: ['af-'] },
];
