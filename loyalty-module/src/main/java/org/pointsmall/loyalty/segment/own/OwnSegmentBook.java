package org.pointsmall.loyalty.segment.own;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.pointsmall.loyalty.definition.Version;
import org.pointsmall.loyalty.member.SegmentCode;
import org.pointsmall.loyalty.segment.SegmentNames;

/** The segments that there are, the merchant's own among them, and what people call them. */
public final class OwnSegmentBook {
    public static final OwnSegmentBook EMPTY = new OwnSegmentBook(List.of());

    private final Map<SegmentCode, Version<OwnSegmentTerms>> own = new LinkedHashMap<>();

    private OwnSegmentBook(List<Version<OwnSegmentTerms>> all) {
        all.forEach(version -> own.put(OwnSegmentTerms.code(version.ref().id()), version));
    }

    /** Of the latest versions, in force or not: one that was ended is still called by its name. */
    public static OwnSegmentBook of(List<Version<OwnSegmentTerms>> all) {
        return new OwnSegmentBook(all);
    }

    /** Whether there is such a segment of the merchant's own now. */
    public boolean has(String code) {
        return SegmentCode.isCode(code)
                && Optional.ofNullable(own.get(new SegmentCode(code)))
                        .filter(Version::active)
                        .isPresent();
    }

    /** The merchant's own that are in force. */
    public List<SegmentCode> codes() {
        return own.entrySet().stream()
                .filter(entry -> entry.getValue().active())
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What a segment is called, the merchant's own or not; its code where it has no name. */
    public String name(SegmentCode code, Locale language) {
        Version<OwnSegmentTerms> version = own.get(code);
        return version == null
                ? SegmentNames.name(code, language).orElse(code.value())
                : version.terms().in(language);
    }
}
