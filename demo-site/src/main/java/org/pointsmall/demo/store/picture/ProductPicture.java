package org.pointsmall.demo.store.picture;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Draws what a name speaks of: a motif in its colours, with what is printed on it. The same name, the same picture. */
final class ProductPicture {

    private static final Drawings MOTIFS = new Drawings("motifs.txt");
    private static final Drawings PATTERNS = new Drawings("patterns.txt");
    private static final String OTHERWISE = "gift";
    private static final String PATTERN_ID = "url(#p)";

    private ProductPicture() {}

    /** @param category its code; null for none */
    static String of(String name, @Nullable String category) {
        Optional<String> pattern = PATTERNS.of(name);
        return svg(MOTIFS.of(name).or(() -> MOTIFS.named(OTHERWISE)).orElseThrow(), pattern, Paints.of(name, category));
    }

    /** What stands for a kind of reward; empty where there is no such kind. */
    static Optional<String> ofKind(String kind) {
        return MOTIFS.named(kind).map(motif -> svg(motif, Optional.empty(), Paints.of(kind, null)));
    }

    private static String svg(String motif, Optional<String> pattern, Paints paints) {
        String printed = pattern.map(
                        tile -> "<defs><pattern id=\"p\" width=\"18\" height=\"18\" patternUnits=\"userSpaceOnUse\">"
                                + "<rect width=\"18\" height=\"18\" fill=\"M\"/>" + tile + "</pattern></defs>")
                .orElse("");
        String drawn =
                "<rect width=\"120\" height=\"120\" fill=\"T\"/><circle cx=\"60\" cy=\"60\" r=\"50\" fill=\"#fff\" opacity=\".45\"/>"
                        + "<ellipse cx=\"60\" cy=\"104\" rx=\"32\" ry=\"3.500\" fill=\"D\" opacity=\".12\"/>" + motif;
        String main = pattern.isPresent() ? PATTERN_ID : paints.main();
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 120\" width=\"480\" height=\"480\">"
                + (printed + drawn)
                        .replace("\"A\"", '"' + main + '"')
                        .replace("\"M\"", '"' + paints.main() + '"')
                        .replace("\"B\"", '"' + paints.second() + '"')
                        .replace("\"C\"", '"' + paints.light() + '"')
                        .replace("\"D\"", '"' + paints.dark() + '"')
                        .replace("\"T\"", '"' + paints.tile() + '"')
                + "</svg>";
    }
}
