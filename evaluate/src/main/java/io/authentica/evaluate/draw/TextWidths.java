package io.authentica.evaluate.draw;

import io.authentica.evaluate.text.DisplayText;

/**
 * How wide text will be, on every machine alike: an SVG file is laid out before it is known which font will draw it. The widths are those
 * of DejaVu Sans, which is wider than the other fonts that SVG files ask for.
 */
public final class TextWidths {

    /** Of the characters from space to tilde, in hundredths of the font's size. */
    private static final int[] HUNDREDTHS = {
        32, 40, 46, 84, 64, 95, 78, 27, 39, 39, 50, 84, 32, 36, 32, 34, 64, 64, 64, 64, 64, 64, 64, 64, 64, 64, 34, 34,
        84, 84, 84, 53, 100, 68, 69, 70, 77, 63, 58, 77, 75, 29, 29, 66, 56, 86, 75, 79, 60, 79, 69, 63, 61, 73, 68, 99,
        69, 61, 69, 39, 34, 39, 84, 50, 50, 61, 63, 55, 63, 62, 35, 63, 63, 28, 28, 58, 28, 97, 63, 61, 63, 63, 41, 52,
        39, 63, 59, 82, 59, 59, 52, 64, 34, 64, 84
    };

    private static final int OTHER_HUNDREDTHS = 70;
    private static final int IDEOGRAPH_HUNDREDTHS = 105;
    private static final int FIRST_IDEOGRAPH = 0x2E80;
    private static final double BOLD = 1.12;
    private static final String ELLIPSIS = "\u2026";

    private TextWidths() {}

    /** In pixels. */
    public static double of(String text, Shape.Face face) {
        long hundredths = DisplayText.oneLine(text)
                .codePoints()
                .mapToLong(TextWidths::hundredths)
                .sum();
        return hundredths / 100.0 * face.sizePixels() * (face.bold() ? BOLD : 1);
    }

    /** The text itself or, where that is too wide, its beginning and its end: names often differ at their ends. */
    public static String fitted(String text, Shape.Face face, double pixels) {
        String line = DisplayText.oneLine(text);
        if (of(line, face) <= pixels) {
            return line;
        }
        int[] characters = line.codePoints().toArray();
        for (int kept = characters.length - 1; kept > 0; kept--) {
            int front = (kept * 2 + 1) / 3;
            String shown = new String(characters, 0, front)
                    + ELLIPSIS
                    + new String(characters, characters.length - (kept - front), kept - front);
            if (of(shown, face) <= pixels) {
                return shown;
            }
        }
        return ELLIPSIS;
    }

    private static int hundredths(int character) {
        int index = character - ' ';
        if (index >= 0 && index < HUNDREDTHS.length) {
            return HUNDREDTHS[index];
        }
        return character >= FIRST_IDEOGRAPH ? IDEOGRAPH_HUNDREDTHS : OTHER_HUNDREDTHS;
    }
}
