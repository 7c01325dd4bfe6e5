package org.pointsmall.demo.store.problem;

import java.util.Optional;

/**
 * The seam for modules whose activities refuse within Broadleaf's workflows. Broadleaf wraps what an activity throws
 * in several layers; a module that implements this as a bean has its own exception found in them, and answered by its
 * own exception handler, rather than reported as a failure of the store.
 */
public interface RefusalTranslator {

    /** The exception to be thrown to the controller, if this one in a chain of causes is a refusal of the module. */
    Optional<RuntimeException> refusal(Throwable cause);
}
