#include "textflag.h"
#include "funcdata.h"

DATA high<>+0(SB)/4, $0x80808080
GLOBL high<>(SB), RODATA|NOPTR, $4

// The constants of quantize and gate.
DATA unit<>+0(SB)/4, $256.0
DATA unit<>+4(SB)/4, $2048.5
DATA unit<>+8(SB)/4, $4096
DATA unit<>+12(SB)/4, $16384.0
DATA unit<>+16(SB)/4, $32768.5
DATA unit<>+20(SB)/4, $32768
DATA unit<>+24(SB)/4, $-16384.0
GLOBL unit<>(SB), RODATA|NOPTR, $28

// SPLIT writes the low bytes of CX numbers at X to LO and the high bytes, 128
// more than they are, to HI. It uses AX, Z0 to Z2 and Z31, which holds 0x80 in all bytes.
#define SPLIT(X, LO, HI, label) \
	XORQ      AX, AX              \
label:                            \
	VMOVDQU16 (X)(AX*2), Z0       \
	VPSRLW    $8, Z0, Z1          \
	VPMOVWB   Z0, Y0              \
	VPMOVWB   Z1, Y1              \
	VPXORD    Y31, Y1, Y1         \
	VMOVDQU   Y0, (LO)(AX*1)      \
	VMOVDQU   Y1, (HI)(AX*1)      \
	ADDQ      $32, AX             \
	CMPQ      AX, CX              \
	JLT       label

// ROW adds four columns of sixteen rows, which stand at OFFSET.
#define ROW(OFFSET, LO, HI) \
	VMOVDQU32 OFFSET(SI), Z12  \
	VPDPBUSD  Z12, Z24, LO     \
	VPDPBUSD  Z12, Z25, HI

// ROWPAIR does the same for two vectors.
#define ROWPAIR(OFFSET, LO, HI, LO2, HI2) \
	VMOVDQU32 OFFSET(SI), Z28  \
	VPDPBUSD  Z28, Z24, LO     \
	VPDPBUSD  Z28, Z25, HI     \
	VPDPBUSD  Z28, Z26, LO2    \
	VPDPBUSD  Z28, Z27, HI2

// BEGIN starts the sums of sixteen rows.
#define BEGIN(OFFSET, LO, HI) \
	VMOVDQU32 OFFSET(R12), LO    \
	VPXORD    HI, HI, HI

// END joins the sums of low and high bytes of sixteen rows, scales them, adds
// the bias and stores them; product and sum are rounded one after the other.
#define END(OFFSET, LO, HI, TO) \
	VPSLLD    $8, HI, HI          \
	VPADDD    HI, LO, LO          \
	VCVTDQ2PS LO, LO              \
	VMULPS    OFFSET(R10), LO, LO \
	VADDPS    OFFSET(R11), LO, LO \
	VMOVUPS   LO, OFFSET(TO)

// STEP goes on to the next rows, BYTES further in all lists of numbers of rows.
#define STEP(BYTES) \
	ADDQ $BYTES, R12 \
	ADDQ $BYTES, R10 \
	ADDQ $BYTES, R11 \
	ADDQ $BYTES, DI

// func affineVNNI(dst *float32, w *byte, x *int16, scale, bias *float32, start *int32, blocks, cols int)
TEXT ·affineVNNI(SB), 0, $512-64
	NO_LOCAL_POINTERS
	MOVQ dst+0(FP), DI
	MOVQ w+8(FP), SI
	MOVQ x+16(FP), DX
	MOVQ scale+24(FP), R10
	MOVQ bias+32(FP), R11
	MOVQ start+40(FP), R12
	MOVQ blocks+48(FP), BX
	MOVQ cols+56(FP), CX
	LEAQ lo-512(SP), R8
	LEAQ hi-256(SP), R9

	VPBROADCASTD high<>(SB), Z31
	SPLIT(DX, R8, R9, split1)

six:
	CMPQ BX, $6
	JLT  four
	BEGIN(0, Z0, Z6)
	BEGIN(64, Z1, Z7)
	BEGIN(128, Z2, Z8)
	BEGIN(192, Z3, Z9)
	BEGIN(256, Z4, Z10)
	BEGIN(320, Z5, Z11)
	XORQ AX, AX

columns6:
	VPBROADCASTD (R8)(AX*1), Z24
	VPBROADCASTD (R9)(AX*1), Z25
	ROW(0, Z0, Z6)
	ROW(64, Z1, Z7)
	ROW(128, Z2, Z8)
	ROW(192, Z3, Z9)
	ROW(256, Z4, Z10)
	ROW(320, Z5, Z11)
	ADDQ         $384, SI
	ADDQ         $4, AX
	CMPQ         AX, CX
	JLT          columns6

	END(0, Z0, Z6, DI)
	END(64, Z1, Z7, DI)
	END(128, Z2, Z8, DI)
	END(192, Z3, Z9, DI)
	END(256, Z4, Z10, DI)
	END(320, Z5, Z11, DI)
	STEP(384)
	SUBQ $6, BX
	JMP  six

four:
	CMPQ BX, $4
	JLT  two
	BEGIN(0, Z0, Z6)
	BEGIN(64, Z1, Z7)
	BEGIN(128, Z2, Z8)
	BEGIN(192, Z3, Z9)
	XORQ AX, AX

columns4:
	VPBROADCASTD (R8)(AX*1), Z24
	VPBROADCASTD (R9)(AX*1), Z25
	ROW(0, Z0, Z6)
	ROW(64, Z1, Z7)
	ROW(128, Z2, Z8)
	ROW(192, Z3, Z9)
	ADDQ         $256, SI
	ADDQ         $4, AX
	CMPQ         AX, CX
	JLT          columns4

	END(0, Z0, Z6, DI)
	END(64, Z1, Z7, DI)
	END(128, Z2, Z8, DI)
	END(192, Z3, Z9, DI)
	STEP(256)
	SUBQ $4, BX

two:
	CMPQ BX, $2
	JLT  affineDone
	BEGIN(0, Z0, Z6)
	BEGIN(64, Z1, Z7)
	XORQ AX, AX

columns2:
	VPBROADCASTD (R8)(AX*1), Z24
	VPBROADCASTD (R9)(AX*1), Z25
	ROW(0, Z0, Z6)
	ROW(64, Z1, Z7)
	ADDQ         $128, SI
	ADDQ         $4, AX
	CMPQ         AX, CX
	JLT          columns2

	END(0, Z0, Z6, DI)
	END(64, Z1, Z7, DI)

affineDone:
	VZEROUPPER
	RET

// func affinePairVNNI(dst, dst2 *float32, w *byte, x, x2 *int16, scale, bias *float32, start *int32, blocks, cols int)
// Two vectors at once; blocks must be a multiple of six.
TEXT ·affinePairVNNI(SB), 0, $1024-80
	NO_LOCAL_POINTERS
	MOVQ dst+0(FP), DI
	MOVQ dst2+8(FP), R13
	MOVQ w+16(FP), SI
	MOVQ x+24(FP), DX
	MOVQ x2+32(FP), BX
	MOVQ scale+40(FP), R10
	MOVQ bias+48(FP), R11
	MOVQ start+56(FP), R12
	MOVQ cols+72(FP), CX
	LEAQ lo-1024(SP), R8
	LEAQ lo2-512(SP), R9

	VPBROADCASTD high<>(SB), Z31
	LEAQ         256(R8), AX
	MOVQ         AX, R15
	SPLIT(DX, R8, R15, splitP1)
	LEAQ         256(R9), R15
	SPLIT(BX, R9, R15, splitP2)
	MOVQ         blocks+64(FP), BX

sixP:
	CMPQ BX, $6
	JLT  pairDone
	BEGIN(0, Z0, Z6)
	BEGIN(64, Z1, Z7)
	BEGIN(128, Z2, Z8)
	BEGIN(192, Z3, Z9)
	BEGIN(256, Z4, Z10)
	BEGIN(320, Z5, Z11)
	VMOVDQA32 Z0, Z12
	VMOVDQA32 Z1, Z13
	VMOVDQA32 Z2, Z14
	VMOVDQA32 Z3, Z15
	VMOVDQA32 Z4, Z16
	VMOVDQA32 Z5, Z17
	VPXORD    Z18, Z18, Z18
	VPXORD    Z19, Z19, Z19
	VPXORD    Z20, Z20, Z20
	VPXORD    Z21, Z21, Z21
	VPXORD    Z22, Z22, Z22
	VPXORD    Z23, Z23, Z23
	XORQ      AX, AX

columnsP6:
	VPBROADCASTD (R8)(AX*1), Z24
	VPBROADCASTD 256(R8)(AX*1), Z25
	VPBROADCASTD (R9)(AX*1), Z26
	VPBROADCASTD 256(R9)(AX*1), Z27
	ROWPAIR(0, Z0, Z6, Z12, Z18)
	ROWPAIR(64, Z1, Z7, Z13, Z19)
	ROWPAIR(128, Z2, Z8, Z14, Z20)
	ROWPAIR(192, Z3, Z9, Z15, Z21)
	ROWPAIR(256, Z4, Z10, Z16, Z22)
	ROWPAIR(320, Z5, Z11, Z17, Z23)
	ADDQ         $384, SI
	ADDQ         $4, AX
	CMPQ         AX, CX
	JLT          columnsP6

	END(0, Z0, Z6, DI)
	END(64, Z1, Z7, DI)
	END(128, Z2, Z8, DI)
	END(192, Z3, Z9, DI)
	END(256, Z4, Z10, DI)
	END(320, Z5, Z11, DI)
	END(0, Z12, Z18, R13)
	END(64, Z13, Z19, R13)
	END(128, Z14, Z20, R13)
	END(192, Z15, Z21, R13)
	END(256, Z16, Z22, R13)
	END(320, Z17, Z23, R13)
	STEP(384)
	ADDQ $384, R13
	SUBQ $6, BX
	JMP  sixP

pairDone:
	VZEROUPPER
	RET

// LOOKUP takes the values at the places of X in the table at T to X. It uses
// Z16 and K1; Z20 to Z23 hold the unit, the middle, 0 and the last place.
#define LOOKUP(X, T, INDEX) \
	VMULPS      Z20, X, X       \
	VADDPS      Z21, X, X       \
	VCVTTPS2DQ  X, INDEX        \
	VPMAXSD     Z22, INDEX, INDEX \
	VPMINSD     Z23, INDEX, INDEX \
	KXNORW      K1, K1, K1      \
	VGATHERDPS  (T)(INDEX*4), K1, X

// func gateAVX512(out *int16, z, s, cell, sigmoids, tanhs *float32, n int)
TEXT ·gateAVX512(SB), NOSPLIT, $0-56
	MOVQ out+0(FP), DI
	MOVQ z+8(FP), SI
	MOVQ s+16(FP), DX
	MOVQ cell+24(FP), R8
	MOVQ sigmoids+32(FP), R9
	MOVQ tanhs+40(FP), R10
	MOVQ n+48(FP), CX
	LEAQ (CX*4), R11        // to the next gate
	LEAQ (R11)(R11*1), R12
	LEAQ (R12)(R11*1), R13

	VBROADCASTSS unit<>+0(SB), Z20
	VBROADCASTSS unit<>+4(SB), Z21
	VPXORD       Z22, Z22, Z22
	VPBROADCASTD unit<>+8(SB), Z23
	VBROADCASTSS unit<>+12(SB), Z24
	VBROADCASTSS unit<>+16(SB), Z25
	VPBROADCASTD unit<>+20(SB), Z26

gate16:
	VMOVUPS (SI), Z0
	VADDPS  (DX), Z0, Z0
	VMOVUPS (SI)(R11*1), Z1
	VADDPS  (DX)(R11*1), Z1, Z1
	VMOVUPS (SI)(R12*1), Z2
	VADDPS  (DX)(R12*1), Z2, Z2
	VMOVUPS (SI)(R13*1), Z3
	VADDPS  (DX)(R13*1), Z3, Z3
	LOOKUP(Z0, R9, Z4)
	LOOKUP(Z1, R9, Z5)
	LOOKUP(Z2, R9, Z6)
	LOOKUP(Z3, R10, Z7)
	VMULPS  (R8), Z1, Z1
	VMULPS  Z3, Z0, Z0
	VADDPS  Z0, Z1, Z1
	VMOVUPS Z1, (R8)
	LOOKUP(Z1, R10, Z8)
	VMULPS  Z1, Z2, Z2
	VMULPS  Z24, Z2, Z2
	VADDPS  Z25, Z2, Z2
	VCVTTPS2DQ Z2, Z2
	VPSUBD  Z26, Z2, Z2
	VPMOVDW Z2, (DI)
	ADDQ    $64, SI
	ADDQ    $64, DX
	ADDQ    $64, R8
	ADDQ    $32, DI
	SUBQ    $16, CX
	JGT     gate16
	VZEROUPPER
	RET

// func quantizeAVX2(dst *int16, x *float32, one float32, limit int32, n int)
// Eight at a time.
TEXT ·quantizeAVX2(SB), NOSPLIT, $0-32
	MOVQ         dst+0(FP), DI
	MOVQ         x+8(FP), SI
	VBROADCASTSS one+16(FP), Y1
	MOVL         limit+20(FP), AX
	VMOVD        AX, X2
	VPBROADCASTD X2, Y2
	MOVQ         n+24(FP), CX
	VPXOR        Y3, Y3, Y3
	VPSUBD       Y2, Y3, Y3
	VBROADCASTSS unit<>+12(SB), Y4
	VBROADCASTSS unit<>+24(SB), Y5
	VBROADCASTSS unit<>+16(SB), Y6
	VPBROADCASTD unit<>+20(SB), Y7

quantize8:
	VMOVUPS      (SI), Y0
	VMAXPS       Y5, Y0, Y0
	VMINPS       Y4, Y0, Y0
	VMULPS       Y1, Y0, Y0
	VADDPS       Y6, Y0, Y0
	VCVTTPS2DQ   Y0, Y0
	VPSUBD       Y7, Y0, Y0
	VPMAXSD      Y3, Y0, Y0
	VPMINSD      Y2, Y0, Y0
	VEXTRACTI128 $1, Y0, X8
	VPACKSSDW    X8, X0, X0
	VMOVDQU      X0, (DI)
	ADDQ         $32, SI
	ADDQ         $16, DI
	SUBQ         $8, CX
	JGT          quantize8
	VZEROUPPER
	RET
