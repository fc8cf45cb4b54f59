#ifndef CUELIGHT_CICU_BREAKS_H
#define CUELIGHT_CICU_BREAKS_H

#include <stdbool.h>
#include <stdint.h>

typedef struct UBreakIterator UBreakIterator;

/// Opens an iterator over words, or over what must stay on one line, for a locale in ICU's
/// notation; answers null, and ICU's name for the error, where ICU lacks the rules.
UBreakIterator *icu_breaks_open(bool words, const char *locale, const char **error);

void icu_breaks_close(UBreakIterator *breaks);

/// Gives the iterator a UTF-8 text, which must outlive every later call of `icu_breaks_next`, which
/// then counts in bytes.
bool icu_breaks_set_text(UBreakIterator *breaks, const char *text, int64_t length);

/// The next boundary, or a negative number at the end of the text.
int32_t icu_breaks_next(UBreakIterator *breaks);

/// Whether fonts draw the scalar wide among Han characters and narrow among Latin ones.
bool icu_is_ambiguous(int32_t scalar);

#endif
