package org.pointsmall.demo.data;

import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Where the extract lies: under {@code /demo} in this jar, in UTF-8. */
final class DemoFiles {
    private DemoFiles() {}

    static Reader open(String name) {
        InputStream file = DemoFiles.class.getResourceAsStream("/demo/" + name);
        if (file == null) {
            throw new DemoDataException("demo/" + name + " is missing from the class path");
        }
        return new InputStreamReader(file, StandardCharsets.UTF_8);
    }
}
