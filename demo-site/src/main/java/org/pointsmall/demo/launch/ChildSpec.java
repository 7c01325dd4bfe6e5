package org.pointsmall.demo.launch;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A program to run.
 *
 * @param environment added to the launcher's own
 * @param log takes both output streams; begun anew
 * @param vital whether the others can do nothing without it
 * @param health answers 200 once the program serves
 */
record ChildSpec(
        String name, List<String> command, Map<String, String> environment, Path log, boolean vital, URI health) {
    ChildSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
