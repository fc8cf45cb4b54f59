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

// A converter that stops at bytes that its encoding does not have.
static inline UConverter *icu_converter_open(const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &status);
  if (U_FAILURE(status)) return NULL;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (U_SUCCESS(status)) return converter;
  ucnv_close(converter);
  return NULL;
}

static inline void icu_converter_close(UConverter *converter) { ucnv_close(converter); }

// The name by which MIME knows a converter, else ICU's own.
static inline const char *icu_converter_name(UConverter *converter) {
  UErrorCode status = U_ZERO_ERROR;
  const char *own = ucnv_getName(converter, &status);
  if (U_FAILURE(status)) return NULL;
  const char *mime = ucnv_getStandardName(own, "MIME", &status);
  return U_SUCCESS(status) && mime ? mime : own;
}

// Decodes bytes into UTF-16 and returns how many units it wrote: all of them for a target with two
// units for each byte. What is malformed becomes U+FFFD and is counted.
static inline int32_t icu_decode(UConverter *converter, const char *bytes, int64_t count,
                                 UChar *units, int64_t capacity, int32_t *malformed) {
  const char *end = bytes + count;
  UChar *next = units, *limit = units + capacity;
  ucnv_resetToUnicode(converter);
  for (;;) {
    UErrorCode status = U_ZERO_ERROR;
    ucnv_toUnicode(converter, &next, limit, &bytes, end, NULL, 1, &status);
    if (U_SUCCESS(status) || next == limit || status == U_BUFFER_OVERFLOW_ERROR) break;
    *next++ = 0xfffd;
    *malformed += 1;
    if (status == U_TRUNCATED_CHAR_FOUND) break;
    if (status != U_INVALID_CHAR_FOUND && status != U_ILLEGAL_CHAR_FOUND &&
        status != U_ILLEGAL_ESCAPE_SEQUENCE && status != U_UNSUPPORTED_ESCAPE_SEQUENCE)
      break;
  }
  return (int32_t)(next - units);
}

// Encodes UTF-16 into bytes and returns how many there are, or a negative number where the encoding
// lacks a character or the target is too small.
static inline int32_t icu_encode(UConverter *converter, const UChar *units, int32_t count,
                                 char *bytes, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  ucnv_resetFromUnicode(converter);
  int32_t length = ucnv_fromUChars(converter, bytes, capacity, units, count, &status);
  return U_SUCCESS(status) ? length : -1;
}

#endif
