package org.pointsmall.loyalty.definition;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.pointsmall.loyalty.refusal.Invalid;

/**
 * Finds what is wrong with terms, whether or not they were written as a draft: first what can be told from the terms
 * alone, then what has to be looked up in the store.
 */
public final class Checking {
    private final Surroundings in;
    private final List<Invalid> wrong = new ArrayList<>();
    private final List<Consumer<List<Invalid>>> questions = new ArrayList<>();

    Checking(Surroundings in) {
        this.in = in;
    }

    /** The programme as it stands now. */
    public Surroundings in() {
        return in;
    }

    public void refuse(Invalid invalid) {
        wrong.add(invalid);
    }

    public void refuse(boolean isWrong, String field, String code) {
        if (isWrong) {
            refuse(Invalid.of(field, code));
        }
    }

    /** Refuses what is not within these bounds, as {@code OUT_OF_RANGE} ({@code value}, {@code least}, {@code most}). */
    public void range(String field, long value, long least, long most) {
        if (value < least || value > most) {
            refuse(Invalid.of(field, "OUT_OF_RANGE")
                    .with("value", value)
                    .with("least", least)
                    .with("most", most));
        }
    }

    /** Whether nothing was found to be wrong there, below or around it. */
    public boolean isRight(String path) {
        return ReadDraft.isRight(wrong, path);
    }

    /** Looks something up once the terms themselves are checked. */
    public void ask(Consumer<List<Invalid>> question) {
        questions.add(question);
    }

    /** All that is wrong. */
    List<Invalid> wrong() {
        questions.forEach(question -> question.accept(wrong));
        questions.clear();
        return List.copyOf(wrong);
    }
}
