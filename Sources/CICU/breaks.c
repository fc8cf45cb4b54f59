#include "breaks.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

UBreakIterator *icu_breaks_open(bool words, const char *locale, const char **error) {
  UErrorCode status = U_ZERO_ERROR;
  UBreakIterator *breaks = ubrk_open(words ? UBRK_WORD : UBRK_LINE, locale, NULL, 0, &status);
  if (U_SUCCESS(status)) return breaks;
  *error = u_errorName(status);
  return NULL;
}

void icu_breaks_close(UBreakIterator *breaks) { ubrk_close(breaks); }

bool icu_breaks_set_text(UBreakIterator *breaks, const char *text, int64_t length) {
  UErrorCode status = U_ZERO_ERROR;
  UText opened = UTEXT_INITIALIZER;
  utext_openUTF8(&opened, text, length, &status);
  ubrk_setUText(breaks, &opened, &status);
  utext_close(&opened);
  return U_SUCCESS(status);
}

int32_t icu_breaks_next(UBreakIterator *breaks) { return ubrk_next(breaks); }

bool icu_is_ambiguous(int32_t scalar) {
  return u_getIntPropertyValue(scalar, UCHAR_EAST_ASIAN_WIDTH) == U_EA_AMBIGUOUS;
}
