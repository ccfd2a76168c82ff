/**
 * The texts that every engine reads as the same instant: a day, or a day and a time of ISO 8601, whose seconds may be followed
 * by `Z`, ` UTC` or an offset. Engines read more (named zones, `epoch`, years before Christ), each in its own way. The pattern
 * means the same to RE2 and to Joni.
 */
export const ISO_INSTANT = '\\A\\s*[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([Tt ][0-9]{1,2}:[0-9]{2}(:[0-9]{2}([.][0-9]+)?(Z| UTC|[+-][0-9]{2}(:?[0-9]{2})?)?)?)?\\s*\\z';
