/*
 * The written forms of a moment, before anyone asks what they mean in a scope (time/typed.h does).
 */
#ifndef TOUCHLINE_TIME_TYPED_FORM_H
#define TOUCHLINE_TIME_TYPED_FORM_H

#include "base/err.h"
#include "model/edition.h"

#define TYPED_EXAMPLES "21:45, 67' or 2024-04-18 21:45"

enum typed_kind {
    TYPED_NOW,
    TYPED_START,
    TYPED_END,
    TYPED_DATE,   /* a date, or a date and time: reading, zoned, precision */
    TYPED_TIME,   /* a time of day: reading */
    TYPED_MINUTE, /* clock */
    TYPED_HT,     /* from here on: as the clock shows them */
    TYPED_FT,
    TYPED_ET,
    TYPED_ET_HT,
    TYPED_AET,
    TYPED_PENS,
    TYPED_FT_PENS,
    TYPED_KICK /* kick */
};

struct typed_form {
    enum typed_kind kind;
    bool in_leg;              /* "leg N" stands in front */
    uint32_t leg, kick;       /* as typed, from 1; no larger than TYPED_NUMBER_MOST */
    struct clock clock;       /* a real one */
    struct civil civil;       /* DATE: the date and time; TIME: hour, minute and second alone */
    bool zoned;               /* DATE: an offset was given; at holds */
    instant at;               /* DATE, zoned */
    enum precision precision; /* DATE */
    char shown[64];           /* the text as it may be shown in a message: clean, and cut */
};

#define TYPED_NUMBER_MOST 1000000

/* Reads any text. False with err when it has none of the forms or names what cannot be (25:00,
 * 2024-02-30, 121'). */
bool typed_form_read(const char *text, struct typed_form *form, struct err *err);

#endif
