package org.pointsmall.loyalty.definition;

import java.util.Set;

/**
 * Whether people can read a text as it stands. A character that is invisible, or turns the direction of what follows, makes
 * two names look alike, or a sentence around a name say something else.
 */
public final class Legible {
    private static final Set<Integer> UNSEEN = Set.of(
            (int) Character.CONTROL,
            (int) Character.FORMAT,
            (int) Character.SURROGATE,
            (int) Character.UNASSIGNED,
            (int) Character.PRIVATE_USE,
            (int) Character.LINE_SEPARATOR,
            (int) Character.PARAGRAPH_SEPARATOR);

    /** Letters by their type, and blank all the same: fillers of Hangul, the empty pattern of Braille, and a joiner. */
    private static final Set<Integer> BLANK = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0, 0x2800, 0x034F);

    private static final int JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;

    private Legible() {}

    public static boolean is(String text) {
        int[] characters = text.codePoints().toArray();
        for (int i = 0; i < characters.length; i++) {
            if (isUnseen(characters[i]) && !joinsPictures(characters, i)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isUnseen(int character) {
        return UNSEEN.contains(Character.getType(character))
                || BLANK.contains(character)
                || isVariationSelector(character) && character != EMOJI_STYLE;
    }

    private static boolean isVariationSelector(int character) {
        return character >= 0xFE00 && character <= 0xFE0F || character >= 0xE0100 && character <= 0xE01EF;
    }

    /** Of several pictures one is made by a joiner between them, such as a family. */
    private static boolean joinsPictures(int[] characters, int at) {
        return characters[at] == JOINER
                && at > 0
                && at + 1 < characters.length
                && isOfPicture(characters[at - 1])
                && isOfPicture(characters[at + 1]);
    }

    private static boolean isOfPicture(int character) {
        int type = Character.getType(character);
        return type == Character.OTHER_SYMBOL || type == Character.MODIFIER_SYMBOL || character == EMOJI_STYLE;
    }
}
