package org.pointsmall.loyalty.recommendation;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DesignFamilyTest {

    @Test
    void oneDesignInSeveralColoursAndSizesIsOneFamily() {
        assertThat(DesignFamily.of("RED RETROSPOT CUPS, set of 6"))
                .isEqualTo(DesignFamily.of("Large Blue Retrospot Cup"))
                .isEqualTo("retrospot cup");
        assertThat(DesignFamily.of("红色灯笼（大号）"))
                .isEqualTo(DesignFamily.of("深蓝色灯笼 小号"))
                .isEqualTo("灯笼");
    }

    @Test
    void differentDesignsAreNot() {
        assertThat(DesignFamily.of("Red retrospot bowl")).isNotEqualTo(DesignFamily.of("Red retrospot cup"));
        assertThat(DesignFamily.of("红色灯笼")).isNotEqualTo(DesignFamily.of("红色茶杯"));
    }

    @Test
    void aNameOfColoursAloneStandsForItself() {
        assertThat(DesignFamily.of("Red")).isEqualTo("red").isNotEqualTo(DesignFamily.of("Blue"));
        assertThat(DesignFamily.of("红色")).isNotEqualTo(DesignFamily.of("蓝色"));
        assertThat(DesignFamily.of(" 7 ")).isEqualTo("7");
    }
}
