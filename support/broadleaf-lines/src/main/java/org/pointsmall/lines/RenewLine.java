package org.pointsmall.lines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Writes the list of a line anew, from that line's jars. */
public final class RenewLine {
    private RenewLine() {}

    /** @param arguments the folder of the lists, the line's version, and Broadleaf's jars of it */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length < 3) {
            throw new IllegalArgumentException("Give the folder of the lists, a version and its jars");
        }
        List<Archive> jars =
                Arrays.stream(arguments).skip(2).map(Path::of).map(Archive::of).toList();
        Line line = new LineJars(jars).has(arguments[1], OurUses.of(OurArtifacts.all()));
        Path list = Path.of(arguments[0], Line.fileOf(line.name()));
        Files.writeString(list, line.list());
        System.out.println(line.uses().size() + " lines in " + list);
    }
}
