//! The view of the plan: looking, changing, refusing, taking back.

use super::driver::Driver;

#[test]
fn look() {
    for (c, r) in [(80, 24), (60, 15), (160, 50)] {
        println!(
            "{}\n======",
            Driver::waiting_for_us().sized(c, r).keys("m").screen()
        );
        println!(
            "{}\n======",
            Driver::waiting_for_us()
                .sized(c, r)
                .keys("m 5 down down")
                .screen()
        );
        println!(
            "{}\n======",
            Driver::waiting_for_us()
                .sized(c, r)
                .keys("m 3 down down enter 80")
                .screen()
        );
        println!(
            "{}\n======",
            Driver::waiting_for_us()
                .sized(c, r)
                .keys("m 4 down enter")
                .screen()
        );
        println!(
            "{}\n======",
            Driver::waiting_for_us()
                .sized(c, r)
                .keys("m 3 down down enter x")
                .screen()
        );
        println!(
            "{}\n======",
            Driver::waiting_for_us()
                .sized(c, r)
                .in_english()
                .keys("m G")
                .screen()
        );
    }
}
