package org.pointsmall.demo.store.problem;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds out what Broadleaf's workflow exceptions are really about. */
@Component
public class WorkflowRefusals {

    private final List<RefusalTranslator> translators;

    WorkflowRefusals(ObjectProvider<RefusalTranslator> translators) {
        this.translators = translators.orderedStream().toList();
    }

    /** A refusal somewhere in the chain of causes. */
    public Optional<RuntimeException> in(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (@Nullable Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof StoreProblem problem) {
                return Optional.of(problem);
            }
            for (RefusalTranslator translator : translators) {
                Optional<RuntimeException> refusal = translator.refusal(cause);
                if (refusal.isPresent()) {
                    return refusal;
                }
            }
        }
        return Optional.empty();
    }

    /** What to throw to the controller instead of this exception: the refusal in it, or that something is broken. */
    public RuntimeException unwrapped(Exception failure) {
        return in(failure).orElseGet(() -> new IllegalStateException(failure));
    }
}
