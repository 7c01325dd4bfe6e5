package org.pointsmall.broadleaf.boot.context;

import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.util.PropertyPlaceholderHelper;

/** Small changes to Broadleaf's bean definitions that Boot's way of reading configuration asks for. */
final class AdjustedBeans {

    private static final PropertyPlaceholderHelper PLACEHOLDERS = new PropertyPlaceholderHelper("${", "}");

    private AdjustedBeans() {}

    static void adjust(GenericApplicationContext context) {
        // Broadleaf always names its transaction manager; applications may leave the name out.
        context.getBeanDefinition("blTransactionManager").setPrimary(true);
        context.registerAlias("blTransactionManager", "transactionManager");
        Environment environment = context.getEnvironment();
        for (String name : context.getBeanDefinitionNames()) {
            resolveClassName(context.getBeanDefinition(name), environment);
        }
    }

    /** Boot asks for the types of beans before placeholders are resolved, and Broadleaf has some in class names. */
    private static void resolveClassName(BeanDefinition definition, Environment environment) {
        String className = definition.getBeanClassName();
        if (className != null && className.contains("${")) {
            definition.setBeanClassName(PLACEHOLDERS.replacePlaceholders(
                    className, name -> EnvironmentPropertiesConfigurer.fromEnvironment(environment, name)));
        }
    }
}
