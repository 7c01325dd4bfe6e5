package org.pointsmall.loyalty.segment;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import org.pointsmall.loyalty.member.SegmentCode;

/** What people call the segments: English, or Chinese where the language is {@code zh-CN}. */
public final class SegmentNames {
    private static final String BUNDLE = "org.pointsmall.loyalty.segment.segments";

    private SegmentNames() {}

    /** The segment's name; nothing for a code that no segment has. */
    public static Optional<String> name(SegmentCode code, Locale language) {
        // No fallback: otherwise the server's own locale would come before English.
        ResourceBundle names = ResourceBundle.getBundle(
                BUNDLE,
                language,
                SegmentNames.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return names.containsKey(code.value()) ? Optional.of(names.getString(code.value())) : Optional.empty();
    }
}
