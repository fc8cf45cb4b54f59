#ifndef CUELIGHT_CICU_BREAKS_H
#define CUELIGHT_CICU_BREAKS_H

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

static inline UBreakIterator *icu_breaks_open(
    UBreakIteratorType type, const char *locale, UErrorCode *status) {
  UBreakIterator *breaks = ubrk_open(type, locale, NULL, 0, status);
  return U_SUCCESS(*status) ? breaks : NULL;
}

static inline void icu_breaks_close(UBreakIterator *breaks) { ubrk_close(breaks); }

// The text is UTF-8 and must outlive every later call of `icu_breaks_next`, which then counts in
// bytes.
static inline UBool icu_breaks_set_text(UBreakIterator *breaks, const char *text, int64_t length) {
  UErrorCode status = U_ZERO_ERROR;
  UText opened = UTEXT_INITIALIZER;
  utext_openUTF8(&opened, text, length, &status);
  ubrk_setUText(breaks, &opened, &status);
  utext_close(&opened);
  return U_SUCCESS(status);
}

// The next boundary, or a negative number at the end of the text.
static inline int32_t icu_breaks_next(UBreakIterator *breaks) { return ubrk_next(breaks); }

static inline const char *icu_breaks_error(UErrorCode status) { return u_errorName(status); }

// Whether fonts draw the scalar wide among Han characters and narrow among Latin ones.
static inline UBool icu_is_ambiguous(UChar32 scalar) {
  return u_getIntPropertyValue(scalar, UCHAR_EAST_ASIAN_WIDTH) == U_EA_AMBIGUOUS;
}

#endif
