/*
 * What a cell means, not how it looks: writers turn these into colours, screens never know which.
 * Every meaning also has a mark, a word or a place, so that a picture without styles says the same.
 */
#ifndef TOUCHLINE_PICTURE_STYLE_H
#define TOUCHLINE_PICTURE_STYLE_H

enum style {
    STYLE_TEXT,
    STYLE_QUIET,   /* what matters less: losers, labels, what is not known */
    STYLE_TITLE,   /* the title line */
    STYLE_HEADING, /* column and section headings */
    STYLE_RULE,    /* rules and frames */
    STYLE_OPEN,    /* bracket lines not decided */
    STYLE_DECIDED, /* bracket lines decided */
    STYLE_THROUGH, /* who went through, who won */
    STYLE_STANDS,  /* through as it stands */
    STYLE_LIVE,    /* a match that is on: clock, dot */
    STYLE_SCORE,   /* figures that count */
    STYLE_GOAL,    /* goals, kicks scored */
    STYLE_MISS,    /* missed penalties, kicks not scored */
    STYLE_YELLOW,
    STYLE_RED,
    STYLE_VAR,
    STYLE_PATH,    /* the lit path of one team */
    STYLE_KEY,     /* a key's name in hints and help */
    STYLE_MOMENT,  /* the moment on a bar, axis or chart */
    STYLE_MESSAGE, /* a note to the user */
    STYLE_COUNT
};

/* Every mark is one cell wide and has an ASCII twin. The order is that of glyphs[] in canvas.c. */
enum glyph {
    GLYPH_THROUGH,       /* ▸  > */
    GLYPH_STANDS,        /* ▹  ) */
    GLYPH_SELECTED,      /* ▌  * : at the left of what is selected */
    GLYPH_GOAL,          /* ●  o */
    GLYPH_MISS,          /* ○  x */
    GLYPH_YELLOW,        /* ▯  y */
    GLYPH_RED,           /* ▮  R */
    GLYPH_SECOND_YELLOW, /* ◨  2 */
    GLYPH_SUBSTITUTION,  /* ↔ is wide in places: ±  % */
    GLYPH_VAR,           /* ▫  v */
    GLYPH_MOMENT,        /* ◆  # */
    GLYPH_LIVE,          /* ●  @ */
    GLYPH_UNKNOWN,       /* ·  . */
    GLYPH_MORE_LEFT,     /* ‹  < */
    GLYPH_MORE_RIGHT,    /* ›  > */
    GLYPH_MORE_UP,       /* ↑  ^ */
    GLYPH_MORE_DOWN,     /* ↓  v */
    GLYPH_ELLIPSIS,      /* …  ~ */
    GLYPH_HLINE,         /* ─  - */
    GLYPH_HHEAVY,        /* ━  = */
    GLYPH_VHEAVY,        /* ┃  | */
    GLYPH_HDOTTED,       /* ┄  . */
    GLYPH_VDOTTED,       /* ┊  : */
    GLYPH_COUNT
};

#endif
