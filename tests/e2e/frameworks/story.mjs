// What the pages say that frameworks own.

export const TITLE = 'Trains return to western Ukraine';

export const PARAGRAPHS = [
  'Rail traffic between Kyiv and Lviv resumed on Tuesday, the ministry said.',
  'The Kakhovka Hydroelectric Power Plant cannot be rebuilt before the war ends, according to its operator.',
  'Crews in Kharkiv restored the power to two districts, and trams run again.',
];

export const LATER = 'Ferries from Odesa to Istanbul will sail again in May, the port authority announced.';
