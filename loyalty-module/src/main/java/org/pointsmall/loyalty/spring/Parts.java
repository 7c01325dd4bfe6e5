package org.pointsmall.loyalty.spring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotationMetadata;

/**
 * The parts of a feature whose constructor alone says what they are made of. Each is a bean by its own name, {@code
 * blLoyaltyUseReward} for {@code UseReward}. Where there is a choice to make, a method of the configuration makes it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(Parts.Registrar.class)
@interface Parts {
    /** Each has one constructor. */
    Class<?>[] value();

    /** Registers them. */
    final class Registrar implements ImportBeanDefinitionRegistrar {
        @Override
        public void registerBeanDefinitions(AnnotationMetadata configuration, BeanDefinitionRegistry registry) {
            Class<?>[] parts = configuration.getAnnotations().get(Parts.class).getClassArray(MergedAnnotation.VALUE);
            for (Class<?> part : parts) {
                RootBeanDefinition bean = new RootBeanDefinition(part);
                bean.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
                registry.registerBeanDefinition("blLoyalty" + part.getSimpleName(), bean);
            }
        }
    }
}
