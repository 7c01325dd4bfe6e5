package org.pointsmall.loyalty.earning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The codes of all steps that an award's trace can have, as the compiled classes of this package have them: a step that
 * is added is among them without anybody's thinking of it.
 */
public final class TraceCodes {
    private static final Pattern CODE = Pattern.compile("earn\\.[a-z]+(-[a-z]+)*");

    private TraceCodes() {}

    public static Set<String> all() {
        URL own = Objects.requireNonNull(EarningPolicy.class.getResource("EarningPolicy.class"));
        String notOfTests = own.toString().replace("EarningPolicy.class", "");
        try {
            Set<String> codes = new TreeSet<>();
            for (Resource compiled : new PathMatchingResourcePatternResolver()
                    .getResources("classpath*:org/pointsmall/loyalty/earning/*.class")) {
                if (!compiled.getURL().toString().startsWith(notOfTests)) {
                    continue;
                }
                try (InputStream in = compiled.getInputStream()) {
                    String constants = new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
                    CODE.matcher(constants).results().forEach(found -> codes.add(found.group()));
                }
            }
            return codes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
