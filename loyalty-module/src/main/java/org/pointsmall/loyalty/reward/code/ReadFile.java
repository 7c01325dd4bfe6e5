package org.pointsmall.loyalty.reward.code;

import org.pointsmall.loyalty.upload.FileProblem;

/** What a file was found to be. */
sealed interface ReadFile permits CodeFile, ReadFile.Unreadable {

    /** It can't be read, or not as a file of codes. */
    record Unreadable(FileProblem problem) implements ReadFile {}
}
