/** What every text probe asks, and how much it lets the model answer. */

export const prompt = 'Reply with OK.';

/** 16 is the least that Responses takes (`integer_below_min_value`, facts of OpenAI's API), and enough for an OK. */
export const tokenBudget = 16;
