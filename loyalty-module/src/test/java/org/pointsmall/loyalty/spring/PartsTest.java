package org.pointsmall.loyalty.spring;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

class PartsTest {

    /** A part, made of a bean. */
    record Ports(String harbour) {}

    /** What a face gives. */
    interface Signal {
        String words();
    }

    /** A face, made of a part. */
    public static final class Harbour {
        private final Ports ports;

        public Harbour(Ports ports) {
            this.ports = ports;
        }

        public Signal lightHouse(Set<Integer> numbers) {
            return () -> ports.harbour() + numbers;
        }

        public Signal fogHorn() {
            return () -> "fog";
        }

        public Signal flag(String colour) {
            return () -> colour;
        }

        Signal inside() {
            return () -> "nobody hears it";
        }
    }

    @Configuration(proxyBeanMethods = false)
    @Parts(value = Ports.class, faces = Harbour.class, but = "flag")
    static class Wiring {

        @Bean
        String name() {
            return "Ningbo";
        }

        @Bean
        Integer number() {
            return 7;
        }

        @Bean
        Signal blLoyaltyFlag(Harbour harbour) {
            return harbour.flag("red");
        }
    }

    @Test
    void makesBeansOfPartsAndOfWhatFacesGive() {
        try (AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext(Wiring.class)) {
            assertThat(beans.getBeanNamesForType(Ports.class)).containsExactly("blLoyaltyPartsTestPorts");
            assertThat(beans.getBeanNamesForType(Harbour.class)).containsExactly("blLoyaltyPartsTestHarbour");
            assertThat(beans.getBeansOfType(Signal.class).keySet())
                    .containsExactlyInAnyOrder("blLoyaltyFlag", "blLoyaltyFogHorn", "blLoyaltyLightHouse");
            assertThat(List.of("blLoyaltyFlag", "blLoyaltyFogHorn", "blLoyaltyLightHouse"))
                    .extracting(name -> beans.getBean(name, Signal.class).words())
                    .containsExactly("red", "fog", "Ningbo[7]");
        }
    }
}
