#include "text.h"

#include <unicode/uchar.h>
#include <unicode/ucnv.h>
#include <unicode/unorm2.h>
#include <unicode/unum.h>
#include <unicode/uscript.h>
#include <unicode/ustring.h>
#include <unicode/utrans.h>

icu_script_code icu_script(int32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  UScriptCode script = uscript_getScript(scalar, &status);
  if (U_FAILURE(status)) return ICU_SCRIPT_COMMON;
  switch (script) {
    case USCRIPT_COMMON:
    case USCRIPT_INHERITED:
    case USCRIPT_INVALID_CODE:
      return ICU_SCRIPT_COMMON;
    case USCRIPT_LATIN:
      return ICU_SCRIPT_LATIN;
    case USCRIPT_GREEK:
      return ICU_SCRIPT_GREEK;
    case USCRIPT_CYRILLIC:
      return ICU_SCRIPT_CYRILLIC;
    case USCRIPT_ARMENIAN:
      return ICU_SCRIPT_ARMENIAN;
    case USCRIPT_GEORGIAN:
      return ICU_SCRIPT_GEORGIAN;
    case USCRIPT_HEBREW:
      return ICU_SCRIPT_HEBREW;
    case USCRIPT_ARABIC:
      return ICU_SCRIPT_ARABIC;
    case USCRIPT_ETHIOPIC:
      return ICU_SCRIPT_ETHIOPIC;
    case USCRIPT_DEVANAGARI:
      return ICU_SCRIPT_DEVANAGARI;
    case USCRIPT_BENGALI:
    case USCRIPT_GUJARATI:
    case USCRIPT_GURMUKHI:
    case USCRIPT_KANNADA:
    case USCRIPT_MALAYALAM:
    case USCRIPT_ORIYA:
    case USCRIPT_SINHALA:
    case USCRIPT_TAMIL:
    case USCRIPT_TELUGU:
      return ICU_SCRIPT_INDIC;
    case USCRIPT_THAI:
      return ICU_SCRIPT_THAI;
    case USCRIPT_LAO:
      return ICU_SCRIPT_LAO;
    case USCRIPT_KHMER:
      return ICU_SCRIPT_KHMER;
    case USCRIPT_MYANMAR:
      return ICU_SCRIPT_MYANMAR;
    case USCRIPT_HANGUL:
      return ICU_SCRIPT_HANGUL;
    case USCRIPT_HIRAGANA:
      return ICU_SCRIPT_HIRAGANA;
    case USCRIPT_KATAKANA:
      return ICU_SCRIPT_KATAKANA;
    case USCRIPT_HAN:
      return ICU_SCRIPT_HAN;
    case USCRIPT_BOPOMOFO:
      return ICU_SCRIPT_BOPOMOFO;
    default:
      return ICU_SCRIPT_OTHER;
  }
}

icu_category_code icu_category(int32_t scalar) {
  uint32_t category = U_GET_GC_MASK(scalar);
  if (category & U_GC_L_MASK) return ICU_CATEGORY_LETTER;
  if (category & U_GC_M_MASK) return ICU_CATEGORY_COMBINING;
  if (category & U_GC_ND_MASK) return ICU_CATEGORY_DIGIT;
  if (category & U_GC_N_MASK) return ICU_CATEGORY_OTHER_NUMBER;
  if (category & (U_GC_PS_MASK | U_GC_PI_MASK)) return ICU_CATEGORY_OPENING;
  if (category & (U_GC_PE_MASK | U_GC_PF_MASK)) return ICU_CATEGORY_CLOSING;
  if (category & U_GC_P_MASK) return ICU_CATEGORY_OTHER_PUNCTUATION;
  return ICU_CATEGORY_OTHER;
}

bool icu_is_wide(int32_t scalar) {
  int32_t width = u_getIntPropertyValue(scalar, UCHAR_EAST_ASIAN_WIDTH);
  return width == U_EA_WIDE || width == U_EA_FULLWIDTH;
}

int32_t icu_base(int32_t scalar) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2 *nfd = unorm2_getNFDInstance(&status);
  UChar units[32];
  int32_t count = U_SUCCESS(status) ? unorm2_getDecomposition(nfd, scalar, units, 32, &status) : -1;
  if (U_FAILURE(status) || count <= 0) return scalar;
  UChar32 first;
  U16_GET(units, 0, 0, count, first);
  return first;
}

UConverter *icu_converter_open(const char *name) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter *converter = ucnv_open(name, &status);
  if (U_FAILURE(status)) return NULL;
  ucnv_setToUCallBack(converter, UCNV_TO_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  if (U_SUCCESS(status)) return converter;
  ucnv_close(converter);
  return NULL;
}

void icu_converter_close(UConverter *converter) { ucnv_close(converter); }

const char *icu_converter_name(UConverter *converter) {
  UErrorCode status = U_ZERO_ERROR;
  const char *own = ucnv_getName(converter, &status);
  if (U_FAILURE(status)) return NULL;
  const char *mime = ucnv_getStandardName(own, "MIME", &status);
  return U_SUCCESS(status) && mime ? mime : own;
}

int32_t icu_decode(UConverter *converter, const char *bytes, int64_t count, uint16_t *units,
                   int64_t capacity, int32_t *malformed) {
  const char *end = bytes + count;
  UChar *next = (UChar *)units, *limit = next + capacity;
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
  return (int32_t)(next - (UChar *)units);
}

int32_t icu_encode(UConverter *converter, const uint16_t *units, int32_t count, char *bytes,
                   int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  ucnv_setFromUCallBack(converter, UCNV_FROM_U_CALLBACK_STOP, NULL, NULL, NULL, &status);
  ucnv_resetFromUnicode(converter);
  int32_t length =
      ucnv_fromUChars(converter, bytes, capacity, (const UChar *)units, count, &status);
  return U_SUCCESS(status) ? length : -1;
}

void *icu_speller_open(const char *locale) {
  UErrorCode status = U_ZERO_ERROR;
  UNumberFormat *speller = unum_open(UNUM_SPELLOUT, NULL, 0, locale, NULL, &status);
  return U_SUCCESS(status) ? speller : NULL;
}

void icu_speller_close(void *speller) { unum_close(speller); }

int32_t icu_spell(void *speller, const char *rules, int64_t number, uint8_t *bytes,
                  int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  UChar name[64], units[512];
  u_uastrncpy(name, rules, 63);
  name[63] = 0;
  unum_setTextAttribute(speller, UNUM_DEFAULT_RULESET, name, -1, &status);
  int32_t count = unum_formatInt64(speller, number, units, 512, NULL, &status);
  if (U_FAILURE(status) || count > 512) return -1;
  int32_t length = 0;
  u_strToUTF8((char *)bytes, capacity, &length, units, count, &status);
  return U_SUCCESS(status) ? length : -1;
}

void *icu_transliterator_open(const char *id) {
  UErrorCode status = U_ZERO_ERROR;
  UChar name[128];
  u_uastrncpy(name, id, 127);
  name[127] = 0;
  UTransliterator *transliterator =
      utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &status);
  return U_SUCCESS(status) ? transliterator : NULL;
}

void icu_transliterator_close(void *transliterator) { utrans_close(transliterator); }

int32_t icu_transliterate(void *transliterator, uint16_t *units, int32_t count, int32_t capacity) {
  UErrorCode status = U_ZERO_ERROR;
  int32_t length = count, limit = count;
  utrans_transUChars(transliterator, (UChar *)units, &length, capacity, 0, &limit, &status);
  return U_SUCCESS(status) ? length : -1;
}
