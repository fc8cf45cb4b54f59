#ifndef CUELIGHT_CICU_TEXT_H
#define CUELIGHT_CICU_TEXT_H

#include <stdbool.h>
#include <stdint.h>

/// The scripts that Cuelight tells apart; any other one is `ICU_SCRIPT_OTHER`.
typedef enum icu_script_code {
  ICU_SCRIPT_COMMON,
  ICU_SCRIPT_LATIN,
  ICU_SCRIPT_GREEK,
  ICU_SCRIPT_CYRILLIC,
  ICU_SCRIPT_ARMENIAN,
  ICU_SCRIPT_GEORGIAN,
  ICU_SCRIPT_HEBREW,
  ICU_SCRIPT_ARABIC,
  ICU_SCRIPT_ETHIOPIC,
  ICU_SCRIPT_DEVANAGARI,
  ICU_SCRIPT_INDIC,
  ICU_SCRIPT_THAI,
  ICU_SCRIPT_LAO,
  ICU_SCRIPT_KHMER,
  ICU_SCRIPT_MYANMAR,
  ICU_SCRIPT_HANGUL,
  ICU_SCRIPT_HIRAGANA,
  ICU_SCRIPT_KATAKANA,
  ICU_SCRIPT_HAN,
  ICU_SCRIPT_BOPOMOFO,
  ICU_SCRIPT_OTHER,
} icu_script_code;

icu_script_code icu_script(int32_t scalar);

/// The general categories that Cuelight tells apart; any other one is `ICU_CATEGORY_OTHER`.
typedef enum icu_category_code {
  ICU_CATEGORY_LETTER,
  ICU_CATEGORY_COMBINING,
  ICU_CATEGORY_DIGIT,
  ICU_CATEGORY_OTHER_NUMBER,
  ICU_CATEGORY_OPENING,
  ICU_CATEGORY_CLOSING,
  ICU_CATEGORY_OTHER_PUNCTUATION,
  ICU_CATEGORY_OTHER,
} icu_category_code;

icu_category_code icu_category(int32_t scalar);

bool icu_is_wide(int32_t scalar);

/// The first scalar of the full canonical decomposition: the letter that an accent was put on.
int32_t icu_base(int32_t scalar);

typedef struct UConverter UConverter;

/// A converter that stops at bytes that its encoding does not have, or null.
UConverter *icu_converter_open(const char *name);

void icu_converter_close(UConverter *converter);

/// The name by which MIME knows a converter, else ICU's own.
const char *icu_converter_name(UConverter *converter);

/// Decodes bytes into UTF-16 and returns how many units it wrote: all of them for a target with two
/// units for each byte. What is malformed becomes U+FFFD and is counted.
int32_t icu_decode(UConverter *converter, const char *bytes, int64_t count, uint16_t *units,
                   int64_t capacity, int32_t *malformed);

/// Encodes UTF-16 into bytes and returns how many there are, or a negative number where the
/// encoding lacks a character or the target is too small.
int32_t icu_encode(UConverter *converter, const uint16_t *units, int32_t count, char *bytes,
                   int32_t capacity);

/// What spells numbers out in the language of a locale, or null.
void *icu_speller_open(const char *locale);

void icu_speller_close(void *speller);

/// Spells a number out by a set of rules (`%spellout-numbering`) and returns how many bytes of UTF-8
/// that is, or a negative number where the language has no such rules.
int32_t icu_spell(void *speller, const char *rules, int64_t number, uint8_t *bytes,
                  int32_t capacity);

/// A transliterator by its identifier (`Any-Latin; Latin-ASCII`), or null.
void *icu_transliterator_open(const char *id);

void icu_transliterator_close(void *transliterator);

/// Transliterates UTF-16 in place and returns its new length, or a negative number where it does
/// not fit.
int32_t icu_transliterate(void *transliterator, uint16_t *units, int32_t count, int32_t capacity);

#endif
