#ifndef CUELIGHT_CICU_TEXT_H
#define CUELIGHT_CICU_TEXT_H

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/uscript.h>

static inline UScriptCode icu_script(UChar32 scalar) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(scalar, &status);
  return U_SUCCESS(status) ? script : USCRIPT_COMMON;
}

static inline UBool icu_is_wide(UChar32 scalar) {
  int32_t width = u_getIntPropertyValue(scalar, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

// The first scalar of the full canonical decomposition: the letter that an accent was put on.
static inline UChar32 icu_base(UChar32 scalar) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
  UChar units[32];
  int32_t count = U_SUCCESS(status) ? unorm2_getDecomposition(nfd, scalar, units, 32, &status) : -1;
  if (U_FAILURE(status) || count <= 0) return scalar;
  UChar32 first;
  U16_GET(units, 0, 0, count, first);
  return first;
}

#endif
