/**
 * Where the Regions are: the names under which people ask for data residency. AWS's page "AWS Regions" (Global
 * Infrastructure) names the place of each; compare it when a Region is added. London and Zurich are in Europe and not in the European Union.
 */

export interface Residency {
  name: string;
  /** Prefixes of Regions. */
  regions: readonly string[];
}

const union = ['eu-central-1', 'eu-west-1', 'eu-west-3', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eusc-de-'];

export const residencies: readonly Residency[] = [
  { name: 'European Union', regions: union },
  { name: 'Europe, with the UK and Switzerland', regions: [...union, 'eu-west-2', 'eu-central-2'] },
  { name: 'United Kingdom', regions: ['eu-west-2'] },
  { name: 'Switzerland', regions: ['eu-central-2'] },
  { name: 'United States', regions: ['us-east-', 'us-west-', 'us-gov-'] },
  { name: 'US GovCloud', regions: ['us-gov-'] },
  { name: 'Canada', regions: ['ca-'] },
  { name: 'Japan', regions: ['ap-northeast-1', 'ap-northeast-3'] },
  { name: 'India', regions: ['ap-south-1', 'ap-south-2'] },
  { name: 'Australia', regions: ['ap-southeast-2', 'ap-southeast-4'] },
  { name: 'Asia Pacific', regions: ['ap-'] },
  { name: 'South America', regions: ['sa-'] },
];
