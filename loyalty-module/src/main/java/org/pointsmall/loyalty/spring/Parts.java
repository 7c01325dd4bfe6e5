package org.pointsmall.loyalty.spring;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Set;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.type.AnnotationMetadata;

/**
 * The parts of a feature that are made of nothing but other beans. Each is a bean by its own name, {@code
 * blLoyaltyUseReward} for {@code UseReward}. Where there is a choice to make, a method of the configuration makes it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Import(Parts.Registrar.class)
@interface Parts {
    /** Each has one constructor that is open to others, and is named with what it is nested in. */
    Class<?>[] value() default {};

    /**
     * Faces of features. Each is a bean, and what its public methods give are beans by their names, {@code
     * blLoyaltyHoldPoints} for {@code Redemption.holdPoints()}.
     */
    Class<?>[] faces() default {};

    /** Those methods of the faces that a method of the configuration calls, as there is a choice to make. */
    String[] but() default {};

    /** Registers them. */
    final class Registrar implements ImportBeanDefinitionRegistrar {
        private static final String OURS = "blLoyalty";

        @Override
        public void registerBeanDefinitions(AnnotationMetadata configuration, BeanDefinitionRegistry registry) {
            MergedAnnotation<Parts> parts = configuration.getAnnotations().get(Parts.class);
            for (Class<?> part : parts.getClassArray(MergedAnnotation.VALUE)) {
                register(registry, nameOf(part), new RootBeanDefinition(part));
            }
            Set<String> but = Set.of(parts.getStringArray("but"));
            for (Class<?> face : parts.getClassArray("faces")) {
                if (!registry.containsBeanDefinition(nameOf(face))) {
                    register(registry, nameOf(face), new RootBeanDefinition(face));
                }
                Arrays.stream(face.getDeclaredMethods())
                        .filter(method -> isPart(method) && !but.contains(method.getName()))
                        .sorted(Comparator.comparing(Method::getName))
                        .forEach(method -> register(registry, nameOf(method), givenBy(nameOf(face), method)));
            }
        }

        private static boolean isPart(Method method) {
            int modifiers = method.getModifiers();
            return Modifier.isPublic(modifiers) && !Modifier.isStatic(modifiers) && !method.isSynthetic();
        }

        private static RootBeanDefinition givenBy(String face, Method method) {
            RootBeanDefinition bean = new RootBeanDefinition();
            bean.setFactoryBeanName(face);
            bean.setFactoryMethodName(method.getName());
            return bean;
        }

        private static void register(BeanDefinitionRegistry registry, String name, RootBeanDefinition bean) {
            bean.setAutowireMode(RootBeanDefinition.AUTOWIRE_CONSTRUCTOR);
            registry.registerBeanDefinition(name, bean);
        }

        private static String nameOf(Class<?> part) {
            Class<?> around = part.getDeclaringClass();
            return (around == null ? OURS : nameOf(around)) + part.getSimpleName();
        }

        private static String nameOf(Method method) {
            String name = method.getName();
            return OURS + Character.toUpperCase(name.charAt(0)) + name.substring(1);
        }
    }
}
