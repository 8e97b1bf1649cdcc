package io.authentica.evaluate.draw;

import java.util.Locale;

/**
 * A colour by its meaning, on paper and on a dark screen. The series are of Okabe and Ito's palette, which colour-blind people can tell
 * apart; where the original is too faint for lines on white (contrast under 3) it is darker here.
 */
public enum Ink {
    PAPER(0xFFFFFF, 0x16181B),
    TEXT(0x1C1C1C, 0xE8E8E8),
    FAINT(0x5A5A5A, 0xA8ADB3),
    GRID(0xDFDFDF, 0x34383D),
    REAL(0x0072B2, 0x56B4E9),
    FAKE(0xD55E00, 0xF58A3C),
    GREEN(0x00855F, 0x2FC79B),
    PURPLE(0xA8548F, 0xDD9CC6);

    private final int light;
    private final int dark;

    Ink(int light, int dark) {
        this.light = light;
        this.dark = dark;
    }

    /** On white, as {@code 0xRRGGBB}. */
    int light() {
        return light;
    }

    /** The word for it in names of CSS classes. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    String lightHex() {
        return hex(light);
    }

    /**
     * CSS rules that turn SVG drawings within a page dark.
     *
     * @param indent before each rule
     */
    public static String darkRules(String indent) {
        StringBuilder rules = new StringBuilder();
        for (Ink ink : values()) {
            rules.append("%s.plot .f-%s{fill:%s}.plot .s-%s{stroke:%s}\n"
                    .formatted(indent, ink.id(), hex(ink.dark), ink.id(), hex(ink.dark)));
        }
        return rules.toString();
    }

    private static String hex(int colour) {
        return String.format(Locale.ROOT, "#%06x", colour);
    }
}
