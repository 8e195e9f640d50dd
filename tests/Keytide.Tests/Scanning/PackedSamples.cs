namespace Keytide.Tests.Scanning;

/// <summary>
/// Small archives, in base64, as the programs wrote that people use: xz 5.4, zstd 1.5 and 7-Zip 26. "Filler" holds 120,000 bytes with runs;
/// "a.env" holds the credential that <see cref="Forge"/> makes first from seed 77.
/// </summary>
public static class PackedSamples
{
    /// <summary>Several blocks, each with a checksum of 64 bits.</summary>
    public const string FillerXz =
        "/Td6WFoAAATm1rRGAgAhARYAAAB0L+Wj4MNPAbZdACDv+7/+o7Fe5fg/sqgc/7cC+MgM7y0LA0L8sxFcoF2+Sg+COpYbKS+tUBDzqRy9drDjOaz8zYbW"
        + "89bH9bacYu7ZE/w8RthhEMeUvejJ6DLDEpsk6ahYzpyQDbA6vCXb8FiYue3QU/MD9/olJrThTp522DpKzLk82gnWkIWwQnEA2Ex5WhWMijGWDSE7QX9b"
        + "12QILL+whIXLDKoS2nbAoOImRSFEbOnKMgLW0D0YFDYHVKZUS/PsbSRjS54Dp3x9GVIISP+1fnyiLm+WNwZT5kw/SLqeGF0YNTci19CPY3vQkWRO2ip8"
        + "oeJcfpouLD/4rr31fzBo1PPPNtkj/DNTGg3rCAOJcMb8SV9rMC86Gm/22TCygcvZYR4A/2so/MDgKqyrYRYxqYkQRivC6i+4Txhoj4Kv5R1c1yMRKmQe"
        + "B8+QztuFlIFmU4mKHSBsyextxyXLm6K3swZpng1LIjQjoHXE1XN9lpyDhw9nHMO8S9Y0jwRM7cHvVSDNWTAOeYLMtyabywo5kGTwYVdyyv2gSZvhSZt8"
        + "RdOnev1JCR/o+wVNKKo/d4p0MxyxbcPv1GXRcXhBcUFeFgAAAO5rKeiAGJOhAgAhARYAAAB0L+Wj4MNPAcRdAAHuPgTdHBLGys/Cifxn5cytP5W/DT0g"
        + "2fWdGzfhrRVtV/UG3As29oLdEKebD8l7X/1U9Lnc53jPQhCEtU8kctbcZdxFchJlY/bHceAM88eropq+mBCdw2kdXIGOVWqbITY8/LY+on/lYgu4lGeE"
        + "QmTkAxQaDtZQFbeEjEOhG5UggPyc6gtStsiffR0s35Mez/3FrmQwdA6vhCiQYV2lXU1yWrj4HhXzq8Po/NLVF9EO8N8UfJXcdjHPmnWeINqyzXnnia7b"
        + "ldRyW5nr91nf5h/3Fw4nhYRNdNM8LF+2IUC4DDYjfE0bvggmHOky5hkHVd06Ut1ztPOG4191Dwy9IBKf74m19y47tIepwMRxTFqpGc7+oZTq8ZGi7Fvz"
        + "T4julFfpp0o7iR800K2/jSnlWIcDD0AhyXOiYhUN2W4hjFKnaM1qLLYjK0MyG588VSTulzUL3P9/CvOzfdqF8PkVrZyI5jTAM+WamySj6hPGcyDEK3cL"
        + "Pfcoms77HEbde7sb0z/E4FT3uCgLpAhFCNpzKDzG4LrGKfGAZwiQP8SYM+JpjqTkUGyh3VNi/vhQMxkk9iSi/oXVllBGzMNW35SYAv3xlojNAMpjVrH/"
        + "h/DYAgAhARYAAAB0L+Wj4E4fAONdACDv+7/+o7Fe5fg/sqgdBpp8gYDugpxGyzC6ws/uMO3QrlcHRnarFEyqD4rf2XvYxhpA5DdOCls/e6z9pgYLxi62"
        + "DQvFePTSWtYojrHZ2uHr9+4zW3oytqMLHXwQLPlE8Luv2dK//gyeKll4MOYaQV/jY3CRq2EtiArwNE65441S3xx0ykAOn19BgMZ9rDwMcZ12yzYVbjJK"
        + "U9AoWgvbS6WsU5EZV5LkryB/YAKArxrI4GFCDEtsS+5y4zMOPlKOIPGAsi+gzWwfsk8iUET6R952nROc2aGZK/R9H4KPvdM9NUAAAAAo5ALS06G5KAAD"
        + "0gPQhgPgA9CGA/8BoJwBAAAAkfKUdQn0YuYFAAAAAARZWg==";

    /// <summary>Literals told apart by position, and a checksum by SHA-256.</summary>
    public const string FillerXzByPosition =
        "/Td6WFoAAArh+wyhAgAhARYAAAB0L+Wj4dS/A8nYACDv+7/+o7Fe5fg/tcrylZdTEDriTZHyfyvW1yP3t5+1YjEZO/sjsuim2d6AnywdHIVuCzOMtdCq"
        + "3UXJJcuWiPUcV8VnrfPWYebnMAzbPazbEhHG50X5g8BcFohJRfFirQow9g4wH8qhAm5jGs4CjYs2nUApuZ/w8csjQwb06VLauomCLiTHZ/qeeamr2CQW"
        + "pKRJ5V4I7Ux69abprI1h6BHgp4ijg0aM+ugVkgio5tnLgYlDyrTR/xOKMxNja3wVzVDWDTeVo45wKxVedeNaLf+W6BFFnDprL5iN7FIejviHEVFJdi/p"
        + "ylPsYlZHp97c/8yWs95JdDzWGVh4oIl468LMbzJYrnIdvvorwKAqPTuQPcrx1yJ+wqAdu5nJhehPpAgPgH7Uw+UcKjXGsUHuMqCu/IRuaj1dVdBfKP1Q"
        + "nNl3fuYvHJ/xg3ju4jzBvL4Q4M37IixUWDcb6KXMY/XSqIHGZ5qXXQ53dERCY3/MNLru7GQB6yM0vVevcbHi2cZ77IPjSl+qUW3FQjX97eUeVRQlsCbZ"
        + "ycrsXekDuxNcn3DDqzdlKfY8NRWx7cBnZqInzSDTGcXaykcw/Ri24b9Gu1M86g6jxp3h5ldO1cEnx55B0txUECozfgTEwI4rGd5bTX4OZyEvUqDJjcLU"
        + "bsVUXwh7madfc5nqKIu0wIi0A/V6+vm/IkaQqPTc4wXb3MxeDW/d12EPPATV9gMfonePyKX1+ub7cb8yfqtr7L7zd52AVik/DOw9gxjOM+PsIFsFuXNG"
        + "6SX+feeOaPQxmI/MNT1v+43njl9xKBfNjf3EESaDLgH2eV8q5WW23IBUkSHAh/ygh3lYjvlzavfKswpUipCb7K65pB9kVTd7QQaMTv8io5txdOWuJSun"
        + "1i6vLlbu3WjUM52l67KJ01+/NmzEBKWC5N8fZGIA6+HWibTL5peJnsynIMwgf9kETkSe4bpVyRK42+x8R58FPTacONeyaz6eBUwnc3k/vtm5cnqHepTM"
        + "thVTIOtooH7znouJp9nURTGjn6uNkJ19yyX1Gz/w3SuYn+uPRrjy/sgU3xf7MHvIjGDwAv87nsMaSigfzUZ5inhH5PyFT/WAlal4ySj6BNxkV7oR8Qek"
        + "c1S51LVknRmGYPB//s881vsR6bAJXu1ezq18ZszxwQ62uWAKjHLWGebFNysfboa0U5/mBMfEWopWJhGIJfaipSwXbM/srGA3s1CjcLg7+I/ohm/wBFrc"
        + "sNzyQauwtdLrpwBxDvdpEACyllXk7Vxp3RXZKai8RwwplDayQaGIQWn7xAAAAADGcJva4l3Qq9EdvqUK6gTyjF3pm/rbbj7SycdKqb2vHQAB/QfAqQcA"
        + "JBzcN7bp3xwCAAAAAApZWg==";

    /// <summary>Literals told apart by what stands before them, and a checksum of 32 bits.</summary>
    public const string FillerXzByContext =
        "/Td6WFoAAAFpIt42AgAhAQwAAACPmEGc4dS/A2YEACDwe8H+ro+hQBO9UzKF02E/uv6rW3v4IlWqgLk83bZ5noi8mW3X4+j5fzMU7wopZKWTOUSqy0qM"
        + "jCm9arHIA/ZG8TfHnSr6bWRVC7P52dvSs7zStmMO7X2Y2E+KdSZf0+ArpPKni4ByYNPlbokyY/8UnBN5P5IoG/RRwFZwM5mzxLw3pbIb1RqdY77sN/y5"
        + "ryP4fyWUryx91yCG4Yb80C17U4d41QYA3kKIDU4Y/PsV/9s2jOGcdf23z9VUNWl/Rm7Agy6BUVwNqtcpm7Ee8cOD6i2AuM2eQHopOo25YeC39vMgo24R"
        + "BAvqB404NuBVQ25MIuziHYQyGAGxOHt/AIPXIMDZgPDUUumNqRhTaMKG072cm9kIh06YG+Bkusuttp2DRs/d65UeI2EkHL779ZxLRpR1Wqq5zvQ0DTvP"
        + "zgGktNht6sDQWg+XtAtEq3+dhM/VfAtrlezHgV4pTPnjF1yfCwyqDZtmDksKzsqk0VlEDDVL+cgk7IqLeyJEGtoICq70PTvtexOpUFTZqxuOmHE1Fz4e"
        + "eVRLod/cCrYBdxOmjU/LxlBokyh5MMldIWTi3aMhJ0TDoBc6X1UjXKWqqIrDYj/b3tdOjrUmFHSHfdaQtAyGLhassNA9K3Kwg+osqPWDJSOrATWFVBsl"
        + "vWpHbajYaVtkJQF0qSS+M7xFpy+VCSHXz8D/+BpFb1PNiuwtvRv980jvALCdS0SMm0AK0Ux4xenv2HqSreOquxsjqR9L4UBnUEk6yHBs1riQCOUgBLxB"
        + "nw8kmBN5eYQTd3HWfNLgdkLTXyPtpUG8oOL4Kn3/ZgbHvodDDqfB8acrYR6qjcVVqwHeiET5O1soWWcTCltmy/QoVhovubsNI1q9bGh1PASk1CZ8PVoH"
        + "SJ6ZbyLi6627ftgbAAu+ZC4w6OsToBa0Nhll8UqfVnxMk1iXCyME7Uf5gvpTYrMIq+mI2z8yNAMa+R1XOMKdtGHAjOzjfGhp61ztl1tN35hdupEOUWbt"
        + "1E9h1+hoG65k5FrWY60mUb3FfW5zTYDC5WvYuTYJpusbxq/BUbuWcyuZ+wjrVS/TZJtPNpxybuYN+wyKQTyFhw19DKWc4mwk/J4HO4AdiOhDowwP76Q5"
        + "DH8PXQMtpO70EZ8V3lZo02z+dthOINB/JjST9ooKAAAAAMIokjcAAf4GwKkHADpHKIw+MA2LAgAAAAABWVo=";

    /// <summary>Code behind the filter for ARM.</summary>
    public const string CodeXzArm =
        "/Td6WFoAAAFpIt42AgEHACEBHAApHE5j4CMoAq1dAEuQbSDwgDdBCJ1KyoPPCSpQ126fyav6hSykzXjI6sXVfbo6fzwCmSu2iWIp72xkpfA39BfSqjodgh"
        + "9oSyPPknSDj6hJM4ThK55NgoBtFnd6hTpQ+4MKgOaNAnq3ffJuRe5gl/roLoU7ZUXOQu30xLxO09vPMdO+hcS+D8D5OnzgkAnf6CyDlLpdJZC1URInn/Eo"
        + "xKFSif7Wn0oR8CyXpwE/GAGCD7IFl05pE9eYR9E7BnYZGF6pv+O/eSTbFuoi3upS/i+QF//YdJrLbo9X8cFsULKTu/Z0qHAw+4ka5Lz/dh3SCAMkV4wWBY"
        + "yIZyrAVI0DALZcA+qkRwjEiiImLMvfvNNsRpMd6F5erYLzxd/h69i9SG78GbHm+/gjoTEtD19rM3LD/KWjyQc9XNdwulNTxO7qBoOUdf8sVDyDvnqROxQo"
        + "cLNXWtmwXPMN9VPtmEAGqYDMk8fighrs9EOxvCmL101KtYGYhGqJ0qyH1n8PKnf1Jp6ixCX09y70pivir9Xc0/o6qftfpFnKo9gg0ZrDKc+dKVdLIuQfsS"
        + "jAcgYsCEpQJbN8sDmUQNksyx/3gr8D/O6nxGLZljmSJ0kW16pLuKraTva5YAIfNLI+UdPW8mJToqDwngJp5lFvQPm7l/FXnujlCNLzok4pKa1Ym2tnPbvK"
        + "SPh+Cku8c1IrS6fO9eiPckGexbcXxYAeAg7SWBSZivfYut81gEK2ZwRixtxk/4iOsMFnDBjRGq92ESQK1YSfyLkJ6DHXgTDUYXtdJAEJQFLIHE1E+R4Vyd"
        + "3F4xMgBF44t7gIKDUTGvDnpMZ39HQhnaBffGV7cEI930vu9z6Y0VurThVJJIme97vkrcH4+F3gtP411hgnqzYo07VPj6DYV8GzwjRocqD1+U8xnkANkwTb"
        + "4H61sQPvLgAAAAAAo4Sh2gABxQWpRgAAV3PkDj4wDYsCAAAAAAFZWg==";

    /// <summary>The same behind the one for ARM Thumb, from an odd position.</summary>
    public const string CodeXzArmThumb =
        "/Td6WFoAAAFpIt42AwEIBP7/DwAhARwAC9tE9eAjKAKzXQBLkG0g8IA3QQidSsqDzwkqUNdun8mr+oUspM14yOrF1X26On88ApkrtoliKe9kBAXwN/QXyu"
        + "4rOKJVab57D7SFUb8bsyi9WybP/rSqzMgDZ8bQWZWT9lhMH3XJzf1cqjsn+Liqre1basqymd/lGbTpIrroT7s+/zlm6MNtXtLvVDfBD67qBIEaKEtUcUyT"
        + "2uD1zd/aOpXUOAe6Qotky1rm/UrANBEe9ysJYPTjLv+Sj5g4SbvEbOWrPd7wDsn7JXkUl0t+R+76rpjsH84/wC3emnJpiE/aD/w0Kvb72zzV2JkEKElbGo"
        + "Q1rm6xxgp/65dIpgwL0KMooGlDQc72oa7xQVVj6R0G1lQecjuIYLbefB8QvM9u5usOlpjRR03KLUWiKHW0ckKDeia9eqm5wj2ZbSov6G7+JF155YKpLmzh"
        + "suaRMPLiigDPbEUP6dWyLNq22zeBQIbdIx1MEscuNUm/WKRvNj9RkLkpuL3pAlacqx9Y6OFUev3T0gbbcvzoBnjtAsp6nksi4XXEAAhwBSGCAZQPVgOMom"
        + "sgSciKoyq5XGBZHzxQKAoBYrwQlC4HPXukihFOZ9ZpoGedBdzUzldDjW5DRlBME7+dj90koKpUtUlUy7xMD8R9QYA9O/JKWnA08hwFLpIgl88Lb866U3tJ"
        + "b4QBJytCvUmokElFo2R9EwybYWj2TLaSK8svWwRBBjFCdl0Uzmzsk5e11qWL+cCrJplIUYR7PFZUcQK6rg6DVZGiKEJOoPVdac1gTpkPrIxlsypfFLghQf"
        + "2iZp/qjTHggBydR3BhPq7u2SczvMijfkewDmH/dKkgcQx2Iw7suUWDjjbBcsF1BMACtV+27Y9FCHbKcu+A29vgNJcbxCEEId5fF9vFdRuqX6DkcD6OTPQX"
        + "MK1drVGMO0nPYqjyQ5Fg+D4AAACjhKHaAAHPBalGAAAxUH+vPjANiwIAAAAAAVla";

    /// <summary>The same behind the one for ARM64, far from the start.</summary>
    public const string CodeXzArm64 =
        "/Td6WFoAAAFpIt42AwEKBABQNBIhARwARZ0u3uAjKAMFXQBLkG0g8IA3QQi66wCA2qSeBmqIYr43z8FBrflzX6d8lQ0XA/1pLpt8clN6JyHkqY6lumXluw"
        + "NQawzSPS1zCu5gzvJprmNizZrdvwMJwRQK0gcx6ZIjdMJuWpal041L/REHJh6ac3kJeQR1rYna1i2wgtAsUunAe4MC3icC1j8SbVFK9pPvnJEZrI4q1g64"
        + "6ip6muGzxJSOeZIIHXt8s30syXQ1oRgRcQy3W4Uzq37XGY18Aq8DFUwVsVojXpKH6pJgK0LDC3KROG5bnd1QckHXdmrwW395cST62EeMK2hPrTGi3ha2SK"
        + "XfU7pqf5WVAlSJfwuF54ydZgmXLBN2kTOPtBH8hS7TaYll0pipAqPPM0Rze/Q1QkYUOcItPiCL9rRRoqdvuatfO7WJatORBuMXCbafq4ETa1Zf89WeF8c5"
        + "wmXGfhOr1drTOkW/SJu3bYMaB8W4oPbGNWpq3RWT6tfeln1b8taE/zl1Hmmg8OeE6UrB3rmHaDSdLvRg7UB/sA+amdhDP+y5gfdi3Z9a4/Je2srET0C7BJ"
        + "kt7EfGFs1qo5wOuAJSyVEicN7j38x2iFvgg8q/skjs1HHmxb9awuuZgi2mmauc1j698qgRW57rMErys/dkFaZyYXcY6+lRgf0T0Idp3mptb+nmvxtdIWfn"
        + "8SDFhM4R/PnqaPU0LC327S4Vi9EqbpcovEX7vs58whYHHCfJfpnL0l5EZVOvp0YFxt9tPAga2xYFMSIaQ2FePpCiTsDXnmShfUY4CWPZ0voMqO/vePVm2g"
        + "14zuZbxVTAl+x3lGYbvvqNgOwQfT9BH96f1z2hpcq7xSlEr8V+R9qoLPWDUUHDHz+jLnbOI55Z/uqIVKwXhG3xh8mMOqtCPUMPdX6wkrQA6gdT12gMET2B"
        + "stpYm/qqjwzuUZAg/QTjME+2dcNnrH9RcJauVm9F/YXaWX3yoacxO1WP+PgkCETwMu2QqdGur+HSJZUSRAfEwrRBlygQ+q6/w4JWfLKdNZSGmkkuQbrg0y"
        + "uc0dyQ0jWGGbWDAAAAAACjhKHaAAGhBqlGAADLRCHaPjANiwIAAAAAAVla";

    /// <summary>The same behind those for ARM64 and for ARM.</summary>
    public const string CodeXzTwice =
        "/Td6WFoAAAFpIt42AwIKAAcAIQEcAAAAiiOfouAjKALlXQBLkG0g8IA3QQi6W0qDzwkqUNdun8mtXZjEaLk7uPu6hiZhEpv670xJoViOfkEjhn6DdE5wlh"
        + "FHnvjHNmm5JFhCusPqbxU/D7Z1gmtQ76ZKt1tvch26vKF3mrmVw/QmbMc6yJxvHz89/Tc9pD3fakT4/gV6kc9LVl0iryeytTjJ5KyIorp7SDZVCjPIS2ON"
        + "UktBMrqTJwRbxWf6HqZZVW5LZtOVAIX5nikjXy+JrvxwSxPj8DzRtYiYhSiH3P2KaWdYLWAOhOw7ym1FpvFHiNyx8lXdAWjR3Bvfi7i+Uga9QkRMSwb37m"
        + "jUWTK4rq2j/3cI+xx1xceYoy3/AhvTpXEAoounMWIMnbC0gCLVdhpRxccdO0xw6QzsCgG/WJ4brCxOa+EKOljSv5pC8XkPL9RE9MZtwWfkAon7YuLznu2M"
        + "lFH56870aDF0gB1H8cLilKZc2q0rj7VIgQE/trnb3gnKTI3EaFdJjDPB3NSbDSK0R451QQI8wokpwfq66rStIYIJW3yQDwwXjqu0VRVLQGd/JcCz/F2k5v"
        + "A90dMKgTfhGjqYF5EaHtcsYxb6NJVVxGV8gUeb1maxlXdfuUHHZ1MSy7AiBZszJ+LyideNbxptSNXOZB5NmXTmD1ZN5CKA0PUXgXRxHyU7L700+FpqmVnz"
        + "jxnfDXEulQSga9ib0xHyUHqxo3SbPeg+CxgMv9Ax0kDYhVew69ftbdFRZPlhQWR2SHZ8zOMiYZrbQPxejq7WgJlo/m8FbT3n11RjAqXNYXDGWyOaq+qulU"
        + "C173ofdO8biM7jevuhqPe1oACLUAr3VNx6m24Wxt5WudHGx487Hvlq86XdMQ4mmAhZ3oU023tRghSOcVLwm2wb+Y9UlNvuf02BUeigL6BOKUFw4cjqxeKx"
        + "ihCLIrN/cNHBwoiYrUFoB1FFBbVYaCucAymgoB9Np+PjMC+zPXlGKnG5fD3bNp8PCMrJ1M4F1G3QY/YKvHWtKaymHQAAAAAAo4Sh2gABgQapRgAA/UGN3T"
        + "4wDYsCAAAAAAFZWg==";

    /// <summary>At level 19.</summary>
    public const string FillerZstandard =
        "KLUv/aTA1AEAzRYAVBFBFBUWFxgZGhscHR4fICEiIyQlJicoKT0+P0BBQkNERUZHSElKS0xNTk9QUVJnaGlqa2xtbm9wcXJzdHV2d3h5enuQkZKTlJWW"
        + "l5iZmpucnZ6foKGio6S5uru8vb6/wMHCw8TFxsfIycrLzM3O4uPk5ebn6Onq6+zt7u/w8fLz9PX29wwNDg8QERITFDU2Nzg5Ojs8PV5fYGFiY2RlZmeH"
        + "iImKi4yNjo+QsLGys7S1tre4udrb3N3e3+Dh4gMEBQYHCAkKCwwsLS4vMDEyMzQ1VVZXWFlaW1xdXn+AgYKDhIWGh6ipqqusra6vsNHS09TV1tfY2dr6"
        + "+/z9/v8AAQIDJCorLFNUVXx9fn+lpqeoz9DR+Pn6gWao8fgDQXOvZQwiCCAIJAggCBIECYIQJAhCkBAgBAkBQoAQIAiCMAgFOTL0AZ2gpdBO2NLQTthS"
        + "aKfYUmgnbEloJ2wptBO2JLRT2JI+tM5AKIJR0J4DhN72aXdobRfYiNJtivLbA7rzUbtdI9CzN4Wr7cHd+bjdvhHo9LrPn7en3aG9HXAjRm29mye3D7vD"
        + "cTt8Izy6vsS7vdqdW9tNsJGB0ABtX+7edQdGWn7i5iUa0U+39761XZ84oXm8jaDRu9613e2JY80jasSs163bm27QfM1La0Rdu976vXUFZ2seaoTWW+/a"
        + "3rXOnouDPwOn783WzdbnHdK8yEao9F3vbe/2JOY1j60Rte566/fWFZeteUGNoG+vdb913UynNS+iEbu71vu29X16XPO4GuGoa73bWtdjP7Z55I3gv+9t"
        + "33tXSDbNi4AiAyHa9Nbtre0mSvO0et21rWlt65tu+6b7rbVO1eZVbW3TXdu2tre+ba3bW9+DOZqHm9a0pulua1trW6f1rsdWtXkXW9v2trdub7vpW9fb"
        + "rk/S5u1q2t6btvW9b03vnd731iAW0eZHv3Vv9+60vumtN7vr2t7bzi7mdzgTNjDrGA==";

    /// <summary>a.env, b.txt, an empty file and the filler.</summary>
    public const string Lzma =
        "N3q8ryccAASvdCJQmQQAAAAAAAAjAAAAAAAAAJmOT9UAIhFETKcff1yjwsPLpdOzI311FWlDo1AwUH7vvm4qh3zDHL3KWFPvwf9WiQ2oc4bfsbpOZCvg"
        + "VAoCJ8eslp6o+E9my0iHf33XKBg53IViBCnPSd1BFSr5Laxh2P8LurfoA4O2sJU8tl2L4rSKQjQboYpinSB7t7nty6q4WZNKimrpnhLNoQSMyVaf+FEq"
        + "fCd174yxci85mGrCDN9gI9Jx42gfTr84pE5MforhafhbabClrQ+oSVoqeYgsEs5GY4fVFfcHvSaoizgBp/NbMlaT4PgNPu1CZcuo7F3Zvg3QKPe+nJ2b"
        + "E2YPZfPNQCF2E8B1dRSAuXqFWLH50dueGnp6nqYAE4/5Wza7feGsoRUbbBE+BmtGpMbm+360CHpDnh+2zOyKu66FgmXiNg1kxfCHK1PUWpeCPQv1cDo+"
        + "bjP4a3zoLs2TRNvILr6lkQiOt2ek8fPfgSBXJ5DLvEwRQjOEN9afMYYkr2KJ3TMrE8SWnNz15d3qfD/RxbmVWglJMRC4t2/8yAFMJUdOG7+7KnduuKj6"
        + "IbRwg2xg+JTS2ql1Zc+KNYK6MUEeME5h5bVPMt5nKE7xn7JMw0dArgDZedzMKUroFOefDmaIjUPSvq2T/hVguJehuV+rTtjncfXy0bLiUpItlGnyhI6O"
        + "CQ5l1a4HYEAuEjJNb3yvNAhVOklvbM1hRV9jpYxjeR2GQNXmHx87ozcNtU5VVEbS8c7Jip0Hs1fYQfZ7AYTH37W2lKSXhE870rKkd7g0jTpx1kHTEcLe"
        + "Dew2EAqHTqwUzE5tknUeEocPXU1aIuv0X0EngrrfH/VI++pL8a70teZrlG7Aaln2AEYg1G8zbcDClHTN6kTaSyqbRgDqDwACVPoun9HIE6CkOyCfw67M"
        + "CG/voW6r3hC/uS40qFsADfhQl4OKPmNPiJYHYwxb+zlWGKuySMa3iPkgmG12FSr11oyT80pLNOQ0dUZf1hc0KAwnkBj0qdgmKPUcFacThBi//9vSZa91"
        + "193nhBWtTW3FLreonspsmzOyyEYeWrSj0yeiug91Yz/sCHBBClTYqiNNPetpC5FgIjL36W38emHkiMvnGVMfJq69t05Gw4pvLnnJ4iFRlQiVeX+NyHhb"
        + "3MxHvzmXUNEzJkj6uxgMcpILQNj2q7rEGOqV/GXvS7e4s/91bO6kK+EJQspAlpe/2My7aNGAgnU57hXDJ0grw9m/RuwuQU3AmFg7r/NsGIlf5WfjxhUR"
        + "uTAfWlwEjw1rXhmRIkpkcIieqHJvahBgGX/E6hr/PJthduV2pmwrmy++9yYbXcbioGEGpybd1DrJa380e2EYJZ6l0DXi4fiO8aZaZ4XkuPyeQU4XqQy+"
        + "aendtu84PAUPTXJBh4Fyg/bG8AAAAIEzB64P1VkAsznGZtqOHGFTG/1yJxRmaBMKds1giICNGabuxTJnZhhQIYBXpv+clFtqxvbbE3rbRIMFJgFtWzrq"
        + "GvELreIgVRmrxsNyxrzFCaibbpIHu0fEDt/d7B5Be5XkMv58Jz4BatrKnYqzc5o/x64UrNkFYgvUXF3JX8rr+GL8N6PR2ptZhhWkAAAAFwaECAEJgJEA"
        + "BwsBAAEjAwEBBV0AEAAADIC2CgHSn7EVAAA=";

    /// <summary>The same.</summary>
    public const string Lzma2 =
        "N3q8ryccAASGkWpJnQQAAAAAAAAjAAAAAAAAAC71caLh1TcEB10AIhFETKcff1yjwsPLpdOzI311FWlDo1AwUH7vvm4qh3zDHL3KWFPvwf9WiQ2oc4bf"
        + "sbpOZCvgVAoCJ8eslp6o+E9my0iHf33XKBg53IViBCnPSd1BFSr5Laxh2P8LurfoA4O2sJU8tl2L4rSKQjQboYpinSB7t7nty6q4WZNKimrpnhLNoQSM"
        + "yVaf+FEqfCd174yxci85mGrCDN9gI9Jx42gfTr84pE5MforhafhbabClrQ+oSVoqeYgsEs5GY4fVFfcHvSaoizgBp/NbMlaT4PgNPu1CZcuo7F3Zvg3Q"
        + "KPe+nJ2bE2YPZfPNQCF2E8B1dRSAuXqFWLH50dueGnp6nqYAE4/5Wza7feGsoRUbbBE+BmtGpMbm+360CHpDnh+2zOyKu66FgmXiNg1kxfCHK1PUWpeC"
        + "PQv1cDo+bjP4a3zoLs2TRNvILr6lkQiOt2ek8fPfgSBXJ5DLvEwRQjOEN9afMYYkr2KJ3TMrE8SWnNz15d3qfD/RxbmVWglJMRC4t2/8yAFMJUdOG7+7"
        + "KnduuKj6IbRwg2xg+JTS2ql1Zc+KNYK6MUEeME5h5bVPMt5nKE7xn7JMw0dArgDZedzMKUroFOefDmaIjUPSvq2T/hVguJehuV+rTtjncfXy0bLiUpIt"
        + "lGnyhI6OCQ5l1a4HYEAuEjJNb3yvNAhVOklvbM1hRV9jpYxjeR2GQNXmHx87ozcNtU5VVEbS8c7Jip0Hs1fYQfZ7AYTH37W2lKSXhE870rKkd7g0jTpx"
        + "1kHTEcLeDew2EAqHTqwUzE5tknUeEocPXU1aIuv0X0EngrrfH/VI++pL8a70teZrlG7Aaln2AEYg1G8zbcDClHTN6kTaSyqbRgDqDwACVPoun9HIE6Ck"
        + "OyCfw67MCG/voW6r3hC/uS40qFsADfhQl4OKPmNPiJYHYwxb+zlWGKuySMa3iPkgmG12FSr11oyT80pLNOQ0dUZf1hc0KAwnkBj0qdgmKPUcFacThBi/"
        + "/9vSZa91193nhBWtTW3FLreonspsmzOyyEYeWrSj0yeiug91Yz/sCHBBClTYqiNNPetpC5FgIjL36W38emHkiMvnGVMfJq69t05Gw4pvLnnJ4iFRlQiV"
        + "eX+NyHhb3MxHvzmXUNEzJkj6uxgMcpILQNj2q7rEGOqV/GXvS7e4s/91bO6kK+EJQspAlpe/2My7aNGAgnU57hXDJ0grw9m/RuwuQU3AmFg7r/NsGIlf"
        + "5WfjxhURuTAfWlwEjw1rXhmRIkpkcIieqHJvahBgGX/E6hr/PJthduV2pmwrmy++9yYbXcbioGEGpybd1DrJa380e2EYJZ6l0DXi4fiO8aZaZ4XkuPye"
        + "QU4XqQy+aendtu84PAUPTXJBh4Fyg/bG8AAAAACBMweuD9VZKGj5xmbajfPt0K/sOaUFqAEgwANi3aq9adbZM9YT482U6BtwXWFkfNIwB/Ww6iDaS1YP"
        + "6Rb2yghA1mQBEoc9hy16QNtB1YB29gu5pwN7k0YcyfJcSrmioaoTX+Bd/UWQYWQOKfpDeNz+J/BqYhIBSjM9JSRI5+7ZQCDiOFT7/klOnQAAABcGhA8B"
        + "CYCOAAcLAQABIwMBAQVdABAAAAyAtgoBOaxSzQAA";

    /// <summary>a.env behind the filter for programs.</summary>
    public const string ForPrograms =
        "N3q8ryccAARzAib5dAAAAAAAAABSAAAAAAAAAF+2fdbgAHUAbF0AIhFETKcff1yjwsPLpdOzI311FWlDo1AwUH7vvm4qh3zDHL3KWFPvwf9WiQ2oc4bf"
        + "sbpOZCvgVAoCJ8eslp6o+E9my0iHf33XKBg53IViBCnPSd1BFSr5Laxh2P8LurfoA4O2sJU8tl2ET7RgAAEEBgABCXQABwsBAAIhIQEABAMDAQMBAAx2"
        + "dgAICgHpI6BaAAAFARkEAAAAABENAGEALgBlAG4AdgAAABQKAQBV6dSQpH/dARUGAQAggKSBAAA=";

    /// <summary>a.env.</summary>
    public const string Deflated =
        "N3q8ryccAARUWJT7bgAAAAAAAABSAAAAAAAAAOBjattNyrEOgjAQANC9P2NFFJcOR3s5LxgpXE2jS+NEE5VEh/r7Jky8+Tlsr2S2CqIksBZFUoe3xM5A"
        + "x1DVkfeewkUiN8MuLE3QjhhW2zxw+rSvZ65PffmxK9B4x3dNcxkOmXSVvzOdN9Nb+X4M5qjVHwEEBgABCW4ABwsBAAEDBAEIDHYACAoB6SOgWgAABQEZ"
        + "DAAAAAAAAAAAAAAAABENAGEALgBlAG4AdgAAABQKAQBV6dSQpH/dARUGAQAggKSBAAA=";

    /// <summary>a.env in a folder of four streams.</summary>
    public const string InSeveralWays =
        "N3q8ryccAASVM5MagwAAAAAAAAByAAAAAAAAAPhPNq3gAHUAbF0AIhFETKcff1yjwsPLpdOzI311FWlDo1AwUH7vvm4qh3zDHL3KWFPvwf9WiQ2oc4bf"
        + "sbpOZCvgVAoCJ8eslp6o+E9my0iHf33XKBg53IViBCnPSd1BFSr5Laxh2P8LurfoA4O2sJU8tl2ET7RgAAAAAAAAAAAAAAAAAAAAAAEEBgAECXQFBQUA"
        + "BwsBAAQjAwEBBWwAEAAAIwMBAQVsABAAACEhAQAUAwMBGwQBBQAEAQMCAgYBAAwAAHZ2AAgKAekjoFoAAAUBGQEAEQ0AYQAuAGUAbgB2AAAAFAoBAFXp"
        + "1JCkf90BFQYBACCApIEAAA==";

    /// <summary>a.env and b.txt.</summary>
    public const string Ppmd =
        "N3q8ryccAATISFjezQAAAAAAAAAgAAAAAAAAAGkvx+UARAPVCa5Fdb9pQsJzdhAaUgmLRUp9m9uVPPcv4yaVt6W88l1dgksvtzgiZODqrqxTr47nM7IE"
        + "MAdsJsOj9aJiBe5DKFUqJ/CKHpermZa2pV0AVdHeiu/77v7ctBzGLo1QwAXWnTgAAACBMweuD9PqNr1AwJDTQ8UqLG6gn3tq7KIlBXm1fMyIUt0PqDTR"
        + "NzdylDWsnGxhL283joukM6Wfc2DfV/u/jI8hFrZi4HcPpNKlRwva1Cxaf8XsRL+P7TSrTina+fXdGN2KAAAAFwZnAQlmAAcLAQABIwMBAQVdABAAAAxu"
        + "CgGkZs9JAAA=";

    /// <summary>a.env, encrypted.</summary>
    public const string Locked =
        "N3q8ryccAASE2sIrgAAAAAAAAABiAAAAAAAAAHa72gEALL5cDItGvMjOtoR9P5Qtw2gmO7WEdFXnQ6ydy+J9be/593PZKF8KTzDgv11v56KXsx+QPUIC"
        + "XxKs+NQ0xQ74GVagaI/Fdel8c2Z2U6zigSfxjqdY3J4WfQH2CwF9l58/wgUceyqzfWmwthXsDU2fDMMhjqxL8EIPGjQ9nakJOAEEBgABCYCAAAcLAQAC"
        + "JAbxBwESUw/341b1PX2oDLobce5MDkC7ISEBAAEADHR2AAgKAekjoFoAAAUBGQARDQBhAC4AZQBuAHYAAAAUCgEAVenUkKR/3QEVBgEAIICkgQAA";

    /// <summary>a.env, encrypted with its name.</summary>
    public const string Hidden =
        "N3q8ryccAAT70BH68AAAAAAAAAAvAAAAAAAAANOFVxB7qh0qZjpn2qdrnsJ2+qyMR7iM/v2WfA1t8h2JLtRG+TbzLeaHxzk6+HRBiYpgGS+cctkKtR3O"
        + "WBQvkg6xUXb4YW3VMZJLcHPVl2KdsymHcspw5oHsNCN3d2cABMN/EmFNecWZveA1on5wzzDNLGFsYVHQY7zBxH8blhQlShlu6xPTn+bdtMVGQTenryA6"
        + "vgPzB4h/XvxysCsaMhp95zZOJYEoeG/ILrhnmb8cYpPljbxQitdgVIIsqU3UmKPSV3LNu+rPXvnSlfnDCFbQuZGDbQIGnm4Zpf6TuC9jpRMMOuu8rvuz"
        + "/IaaMf0HNl6Zjn0XBoCAAQlwAAcLAQABJAbxBwESUw/Pd/MbqVzvC1qlDE55r+8YDGIKAb0BD+oAAA==";

    public static byte[] Filler { get; } =
        Enumerable.Range(0, 120_000).Select(i => (byte)(i / 2000 % 2 == 1 ? i / 97 % 256 : 65)).ToArray();

    /// <summary>What looks like machine code of all kinds, with much between that does not.</summary>
    public static byte[] Code { get; } = MakeCode();

    public static byte[] Bytes(string sample) => Convert.FromBase64String(sample);

    private static byte[] MakeCode()
    {
        byte[] parts = [0xEB, 0x94, 0x95, 0x97, 0x90, 0xB0, 0xD0, 0xF0, 0xF1, 0xF8, 0xFF, 0, 0x41];
        var code = new byte[9001];
        var next = 1L;
        for (var i = 0; i < code.Length; i++)
        {
            next = ((next * 1_103_515_245) + 12_345) % (1L << 31);
            code[i] = i % 8000 < 400 ? parts[(int)((next >> 16) % parts.Length)] : (byte)'A';
        }

        return code;
    }
}
